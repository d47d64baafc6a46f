/**
 * Names of people, organisations and places by lexicon, form and context, and what else says something about a person.
 *
 * <p>Each finding says which it is in {@code by}; {@link
 * cloister.redaction.detection.names.NameRecognizers#all(cloister.redaction.detection.PolicyRules)} leaves out what a
 * policy keeps:
 *
 * <ul>
 *   <li>{@code names.person}, {@code names.titled} (with the title before it), {@code names.surname-first}, {@code
 *       names.initials}, {@code names.speaker}, {@code names.lower-case}, {@code names.spelled};
 *   <li>{@code org.private}, {@code org.employer}, {@code org.public-body} (a court or authority of a named place),
 *       {@code org.national-body} (one that a whole country shares);
 *   <li>{@code place.residence} (born, lives, signs there), {@code place.town} (only mentioned), {@code place.region},
 *       {@code place.state}, {@code place.country};
 *   <li>{@code person.nationality}, {@code person.profession}, {@code quantity.amount};
 *   <li>{@code special.} and one of {@code health}, {@code religion}, {@code union}, {@code party}, {@code ethnicity},
 *       {@code sexuality}, {@code offence};
 *   <li>from the propagator {@code again.name}, {@code again.organization}, {@code again.place}, {@code again.number}.
 * </ul>
 *
 * <p>A trained tagger will stand beside {@link cloister.redaction.detection.names.NameRecognizers#all()}; nothing
 * outside this package knows how these work.
 */
@NullMarked
package cloister.redaction.detection.names;

import org.jspecify.annotations.NullMarked;
