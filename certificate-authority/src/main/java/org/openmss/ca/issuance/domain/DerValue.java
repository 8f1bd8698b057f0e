package org.openmss.ca.issuance.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * One element of DER (X.690), read strictly: what is not the only encoding of its value is refused. Tags of one octet, which are all
 * that certificates know. Package-private: the CA's own reader, apart from the library that builds what it reads.
 */
final class DerValue {
    static final int BOOLEAN = 0x01;
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OID = 0x06;
    static final int UTF8_STRING = 0x0c;
    static final int PRINTABLE_STRING = 0x13;
    static final int UTC_TIME = 0x17;
    static final int GENERALIZED_TIME = 0x18;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    private static final int CONSTRUCTED = 0x20;
    private static final int HIGH_TAG = 0x1f;
    /** Deeper than anything that is read here; what nests deeper is hostile. */
    private static final int DEEPEST = 16;

    private static final int LONGEST = 1 << 16;

    private final byte[] source;
    private final int start;
    private final int contentStart;
    private final int end;
    private final List<DerValue> children = new ArrayList<>();

    private DerValue(byte[] source, int start, int limit, int depth) {
        this.source = source;
        this.start = start;
        require(depth <= DEEPEST, "elements are nested too deeply");
        require(
                start + 2 <= limit && (source[start] & HIGH_TAG) != HIGH_TAG,
                "an element is cut off or has a long tag");
        int first = source[start + 1] & 0xff;
        int octets = first < 0x80 ? 0 : first - 0x80;
        require(octets <= 3 && first != 0x80 && start + 2 + octets <= limit, "a length is indefinite or too long");
        int length = octets == 0 ? first : 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | source[start + 2 + i] & 0xff;
        }
        require(octets == 0 || length >= 0x80 && source[start + 2] != 0, "a length is not in its shortest form");
        this.contentStart = start + 2 + octets;
        this.end = contentStart + length;
        require(end <= limit, "an element is longer than what holds it");
        if ((source[start] & CONSTRUCTED) != 0) {
            readChildren(depth + 1);
        } else {
            checkPrimitive();
        }
    }

    /** @throws IllegalArgumentException where this is not one element of DER, or something follows it */
    static DerValue parse(byte[] der) {
        require(der.length <= LONGEST, "there are over " + LONGEST + " octets");
        var value = new DerValue(der, 0, der.length, 1);
        require(value.end == der.length, "bytes follow the end");
        return value;
    }

    int tag() {
        return source[start] & 0xff;
    }

    boolean is(int tag) {
        return tag() == tag;
    }

    byte[] content() {
        return Arrays.copyOfRange(source, contentStart, end);
    }

    byte[] encoded() {
        return Arrays.copyOfRange(source, start, end);
    }

    String contentHex() {
        return HexFormat.of().formatHex(source, contentStart, end);
    }

    /** Of a BIT STRING, without the count of unused bits. */
    byte[] bits() {
        return Arrays.copyOfRange(source, contentStart + 1, end);
    }

    List<DerValue> children() {
        return children;
    }

    /** @throws IllegalArgumentException where there is no such child, or it has another tag */
    DerValue child(int index, int tag) {
        require(index < children.size() && children.get(index).is(tag), "an element is missing or of another kind");
        return children.get(index);
    }

    private void readChildren(int depth) {
        for (int at = contentStart; at < end; ) {
            var child = new DerValue(source, at, end, depth);
            children.add(child);
            at = child.end;
        }
        if (is(SET)) {
            for (int i = 1; i < children.size(); i++) {
                require(
                        Arrays.compareUnsigned(
                                        children.get(i - 1).encoded(),
                                        children.get(i).encoded())
                                <= 0,
                        "a set is not sorted");
            }
        }
    }

    private void checkPrimitive() {
        int length = end - contentStart;
        switch (tag()) {
            case BOOLEAN ->
                require(
                        length == 1 && (source[contentStart] == 0 || source[contentStart] == (byte) 0xff),
                        "a BOOLEAN is 00 or FF");
            case INTEGER -> {
                require(length > 0, "an INTEGER is empty");
                boolean padded = length > 1
                        && (source[contentStart] == 0 && source[contentStart + 1] >= 0
                                || source[contentStart] == -1 && source[contentStart + 1] < 0);
                require(!padded, "an INTEGER is not in its shortest form");
            }
            case BIT_STRING -> {
                require(
                        length > 0 && source[contentStart] >= 0 && source[contentStart] < 8,
                        "a BIT STRING's unused bits");
                int unused = source[contentStart];
                require(
                        unused == 0 || length > 1 && (source[end - 1] & (1 << unused) - 1) == 0,
                        "a BIT STRING's unused bits are not zero");
            }
            case SEQUENCE - CONSTRUCTED, SET - CONSTRUCTED -> require(false, "a SEQUENCE or SET is constructed");
            default -> {}
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
