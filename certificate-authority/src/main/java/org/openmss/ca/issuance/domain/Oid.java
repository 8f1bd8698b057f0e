package org.openmss.ca.issuance.domain;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** An object identifier in its dotted form. */
public record Oid(String value) {
    private static final Pattern FORM =
            Pattern.compile("([01]\\.[1-3]?[0-9]|2\\.(0|[1-9][0-9]{0,38}))(\\.(0|[1-9][0-9]{0,38}))*");
    private static final int LONGEST = 120;
    private static final int BITS = 7;

    public Oid {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an object identifier is numbers with dots between, like 1.3.6.1.4.1.99999.1");
        }
    }

    /** The content of its DER encoding. */
    String contentHex() {
        String[] arcs = value.split("\\.");
        var content = new ByteArrayOutputStream();
        add(content, new BigInteger(arcs[0]).multiply(BigInteger.valueOf(40)).add(new BigInteger(arcs[1])));
        for (int i = 2; i < arcs.length; i++) {
            add(content, new BigInteger(arcs[i]));
        }
        return HexFormat.of().formatHex(content.toByteArray());
    }

    private static void add(ByteArrayOutputStream content, BigInteger arc) {
        int octets = Math.max(1, (arc.bitLength() + BITS - 1) / BITS);
        for (int i = octets - 1; i >= 0; i--) {
            int part = arc.shiftRight(BITS * i).intValue() & 0x7f;
            content.write(i == 0 ? part : part | 0x80);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
