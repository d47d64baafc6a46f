/**
 * Makes annotated documents to train on: any number, always the same from the same seed.
 *
 * <p>The text is in resources, one file a language and {@code any.txt} for what all share:
 *
 * <pre>
 * &#64;frame ID key=value …      a kind of document; its text goes to the next line that starts with &#64;
 * &#64;rule NAME                 one alternative a line; \n is a line break
 * &#64;list NAME                 alternatives between bars
 * &#64;fixed NAME               a list in its order, the same for both splits (months, labels, date patterns)
 * &#64;labels                    "key=one|another;…": rules L.key, or t.key where the key says so
 * &#64;entity NAME MARK [style=MARK …]   a rule whose text is marked: a finding type, ~ (must stay) or - (nothing)
 * &#64;decoys                    "first|last NAME = sentence": an ordinary word that is somebody's name in the same document
 * </pre>
 *
 * In a text, {@code {$rule}} inserts a rule ({@code *2-5} lines, {@code +2-5} sentences, {@code &2-5} a comma list),
 * {@code {entity}} an entity ({@code #key}: the same each time), {@code {role.form}} a person, {@code {date.form}} a
 * date, {@code {#:##-@@}} a pattern (# digit, % digit from 1, @ upper case, ~ lower case, ^ hex, &amp; letter or digit),
 * {@code {n:1-9}} a number, {@code {a|b}} one of several, {@code {tab:30}} blanks up to a column, {@code ‹…›} what
 * must stay and {@code [[TYPE:…]]} what must go. A backslash takes the next character as it is. A rule named
 * {@code NAME@REGION} goes before {@code NAME} in documents of that region.
 */
@NullMarked
package cloister.redaction.evaluation.generation;

import org.jspecify.annotations.NullMarked;
