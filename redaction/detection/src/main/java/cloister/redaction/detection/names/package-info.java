/**
 * Names of people, organisations and places by lexicon, form and context, and what else says something about a person.
 *
 * <p>A policy may switch each of these off by the finding's {@code by}: {@code names.person}, {@code
 * names.surname-first}, {@code names.initials}, {@code names.speaker}, {@code names.lower-case}, {@code names.spelled};
 * {@code org.private}, {@code org.employer}, {@code org.public-body} (courts, ministries, authorities); {@code
 * place.residence} (born, lives, signs there), {@code place.town} (only mentioned), {@code place.region}, {@code
 * place.state}, {@code place.country}; {@code person.nationality}, {@code person.profession}, {@code quantity.amount},
 * {@code special.category}; from the propagator {@code again.name}, {@code again.organization}, {@code again.place},
 * {@code again.number}.
 *
 * <p>A trained tagger will stand beside {@link cloister.redaction.detection.names.NameRecognizers#all()}; nothing
 * outside this package knows how these work.
 */
@NullMarked
package cloister.redaction.detection.names;

import org.jspecify.annotations.NullMarked;
