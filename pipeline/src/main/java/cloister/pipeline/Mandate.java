package cloister.pipeline;

/**
 * For whom and why a document is processed; stands in each audit record.
 *
 * @param actor a service or a person, by account name
 * @param purpose for example {@code "de-identification"}
 * @param legalBasis for example {@code "45 CFR 164.514(b)(2)"}
 */
public record Mandate(String actor, String purpose, String legalBasis) {}
