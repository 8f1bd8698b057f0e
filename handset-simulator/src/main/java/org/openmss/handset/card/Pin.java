package org.openmss.handset.card;

/** A signing PIN: 4 to 8 digits, chosen by the user. Secret: has no text form. */
public record Pin(String digits) {

    public Pin {
        if (!digits.matches("[0-9]{4,8}")) {
            throw new IllegalArgumentException("a signing PIN has 4 to 8 digits");
        }
    }

    @Override
    public String toString() {
        return "Pin[…]";
    }
}
