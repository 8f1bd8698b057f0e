package org.openmss.gateway.signature.domain;

import org.jspecify.annotations.Nullable;

/**
 * A text that a phone can really show: the GSM 03.38 default alphabet with at most 239 septets, or else UCS-2 with at most 119
 * characters. What cannot be shown is refused, never replaced. The judgement falls once, when the text comes in: a rule that is made
 * stricter later leaves the transactions alone that were accepted before.
 */
public final class DisplayText {
    private static final int LONGEST_GSM = 239;
    private static final int LONGEST_UCS2 = 119;
    private static final String GSM_BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String GSM_EXTENDED = "^{}\\[~]|€";

    /** Overlays that strike through what stands before them, joiners, and letters without a shape. */
    private static final String DECEPTIVE = "\u0334\u0335\u0336\u0337\u0338\u034F\u115F\u1160\u2800\u3164\uFFA0";

    /** What keeps a text from being shown. */
    public enum Fault {
        EMPTY,
        TOO_LONG,
        CANNOT_BE_SHOWN
    }

    private final String value;

    private DisplayText(String value) {
        this.value = value;
    }

    /** @throws Unshowable where the text is empty, too long, or has a character that no phone shows */
    public static DisplayText of(String value) {
        judge(value);
        return new DisplayText(value);
    }

    /** A text that was judged when it was accepted, by the rules of that day. For stores alone. */
    public static DisplayText stored(String value) {
        return new DisplayText(value);
    }

    public String value() {
        return value;
    }

    private static void judge(String value) {
        int septets = 0;
        boolean gsm = true;
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (GSM_BASIC.indexOf(character) >= 0) {
                septets++;
            } else if (GSM_EXTENDED.indexOf(character) >= 0) {
                septets += 2;
            } else if (Character.isISOControl(character)
                    || Character.isSurrogate(character)
                    || isInvisible(character)) {
                throw new Unshowable(Fault.CANNOT_BE_SHOWN);
            } else {
                gsm = false;
            }
        }
        if (value.isBlank()) {
            throw new Unshowable(Fault.EMPTY);
        }
        if (gsm ? septets > LONGEST_GSM : value.length() > LONGEST_UCS2) {
            throw new Unshowable(Fault.TOO_LONG);
        }
    }

    /** Characters that cannot be seen, or that change how others appear, would let a text look like another. */
    private static boolean isInvisible(char character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.ENCLOSING_MARK -> true;
            default -> DECEPTIVE.indexOf(character) >= 0 || character >= '\uFE00' && character <= '\uFE0F';
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DisplayText text && value.equals(text.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "DisplayText[…]";
    }

    /** Says why a text is no display text, without repeating it. */
    public static final class Unshowable extends IllegalArgumentException {
        private final Fault fault;

        Unshowable(Fault fault) {
            super(reason(fault));
            this.fault = fault;
        }

        /** A sentence for the caller; does not repeat the text. */
        public String reason() {
            return reason(fault);
        }

        private static String reason(Fault fault) {
            return switch (fault) {
                case EMPTY -> "the text to be shown is empty";
                case TOO_LONG ->
                    "the text to be shown is too long: 239 characters of the GSM alphabet, or 119 where others occur";
                case CANNOT_BE_SHOWN -> "the text has a character that a phone cannot show";
            };
        }

        public Fault fault() {
            return fault;
        }
    }
}
