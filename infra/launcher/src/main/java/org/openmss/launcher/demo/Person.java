package org.openmss.launcher.demo;

import java.util.random.RandomGenerator;

/** Somebody who shows a document to the officer. The number and the document are new for each person, so that a story can be told again. */
public record Person(
        String givenName, String surname, String country, String dateOfBirth, String documentNumber, String msisdn) {
    private static final long TEN_DIGITS = 1_000_000_000L;

    public static Person named(String givenName, String surname, String country, RandomGenerator random) {
        return new Person(
                givenName,
                surname,
                country,
                "1990-12-10",
                "P" + (TEN_DIGITS + random.nextLong(TEN_DIGITS)),
                // Operator A's numbers; a 9 after them would be a number with a fate of its own.
                "+999011" + (TEN_DIGITS / 10 + random.nextLong(TEN_DIGITS / 10)));
    }

    /** The same person with a number that has a fate of its own. */
    public Person withNumber(String other) {
        return new Person(givenName, surname, country, dateOfBirth, documentNumber, other);
    }

    public String name() {
        return givenName + " " + surname;
    }
}
