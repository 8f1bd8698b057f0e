package org.openmss.ra.enrolment.domain;

import java.util.random.RandomGenerator;

/** Eight digits that an officer tells the person, who types them into the phone: known to these two alone. */
public record ActivationCode(String digits) {
    private static final int CODES = 100_000_000;

    public ActivationCode {
        if (!digits.matches("[0-9]{8}")) {
            throw new IllegalArgumentException("an activation code is eight digits");
        }
    }

    public static ActivationCode random(RandomGenerator chance) {
        return new ActivationCode("%08d".formatted(chance.nextInt(CODES)));
    }

    /** Secret: says nothing. */
    @Override
    public String toString() {
        return "ActivationCode[…]";
    }
}
