package org.openmss.ca.register.domain;

import java.text.Normalizer;
import java.util.Locale;

/** A name, or its beginning, as it is searched for: neither case nor the way a letter is composed makes a difference. */
public record NameKey(String value) {
    /** What is longer is cut: some letters become many. */
    private static final int LONGEST = 100;

    public static NameKey of(String name) {
        String plain = Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String key = Normalizer.normalize(plain, Normalizer.Form.NFKC);
        int characters = Math.min(LONGEST, key.codePointCount(0, key.length()));
        return new NameKey(key.substring(0, key.offsetByCodePoints(0, characters)));
    }

    /** Personal: says nothing. */
    @Override
    public String toString() {
        return "NameKey[…]";
    }
}
