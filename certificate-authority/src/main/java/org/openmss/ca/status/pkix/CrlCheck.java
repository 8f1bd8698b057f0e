package org.openmss.ca.status.pkix;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import org.openmss.ca.hierarchy.domain.Content;
import org.openmss.ca.status.domain.Crl;
import org.openmss.ca.status.domain.CrlEntry;
import org.openmss.ca.status.domain.CrlScope;
import org.openmss.ca.status.domain.CrlTerms;

/** Reads what was signed once more, octet by octet, before anybody sees it (certificate profile LNT-2). It shares no code with what wrote it. */
final class CrlCheck {
    private static final String AUTHORITY_KEY_IDENTIFIER = "551d23";
    private static final String NUMBER = "551d14";
    private static final String DELTA = "551d1b";
    private static final String DISTRIBUTION_POINT = "551d1c";
    private static final String FRESHEST = "551d2e";
    private static final String EXPIRED = "551d3c";
    private static final String REASON = "551d15";
    private static final String INVALIDITY = "551d18";
    private static final Set<String> CRITICAL = Set.of(DELTA, DISTRIBUTION_POINT);
    private static final Set<Integer> REASONS = Set.of(1, 3, 4, 5, 6, 9);
    private final CrlScope scope;
    private final CrlTerms terms;
    private final Crl crl;

    CrlCheck(CrlScope scope, CrlTerms terms, Crl crl) {
        this.scope = scope;
        this.terms = terms;
        this.crl = crl;
    }

    /** @throws IllegalStateException with the rule that is broken; then nothing is published */
    void check(Content content) {
        try (var in = new BufferedInputStream(content.open(), Content.PIECE)) {
            var reader = new DerReader(in);
            long end = reader.enter(DerReader.SEQUENCE);
            checkList(reader);
            byte[] algorithm = reader.element();
            require(matches(algorithm), "ENC-6", "the two algorithms differ");
            byte[] signature = reader.element();
            require(signature[0] == DerReader.BIT_STRING, "ENC-6", "there is no signature at the end");
            require(
                    reader.position() == end && reader.isAtEnd() && reader.position() == crl.length(),
                    "ENC-1",
                    "it is longer or shorter than it says");
        } catch (IOException malformed) {
            throw broken("ENC-1", String.valueOf(malformed.getMessage()));
        }
    }

    private void checkList(DerReader reader) throws IOException {
        long end = reader.enter(DerReader.SEQUENCE);
        require(Arrays.equals(reader.element(), new byte[] {2, 1, 1}), "CRL-1", "the version is not 2");
        require(matches(reader.element()), "ENC-6", "the algorithm is not the key's");
        require(
                Arrays.equals(
                        reader.element(),
                        scope.authority().certificate().subject().toArray()),
                "CRL-1",
                "the issuer is not the byte copy of the CA's name");
        require(DerReader.time(reader.element()).equals(crl.thisUpdate()), "CRL-1", "thisUpdate is another");
        require(DerReader.time(reader.element()).equals(crl.nextUpdate()), "CRL-1", "nextUpdate is another");
        require(crl.thisUpdate().isBefore(crl.nextUpdate()), "CRL-1", "thisUpdate is not before nextUpdate");
        int entries = 0;
        if (reader.peek() == DerReader.SEQUENCE) {
            long endOfEntries = reader.enter(DerReader.SEQUENCE);
            byte[] before = {};
            for (; reader.position() < endOfEntries; entries++) {
                before = checkEntry(reader, before);
            }
            require(entries > 0 && reader.position() == endOfEntries, "CRL-3", "the list of entries is empty or torn");
        }
        require(entries == crl.entries(), "CRL-9", "there are " + entries + " entries and not " + crl.entries());
        long endOfExtensions = reader.enter(0xa0);
        checkExtensions(reader);
        require(reader.position() == endOfExtensions && reader.position() == end, "ENC-1", "something is left over");
    }

    /** @return the serial, without its sign */
    private byte[] checkEntry(DerReader reader, byte[] before) throws IOException {
        long end = reader.enter(DerReader.SEQUENCE);
        byte[] serial = DerReader.content(reader.element(), DerReader.INTEGER);
        byte[] magnitude = serial[0] == 0 ? Arrays.copyOfRange(serial, 1, serial.length) : serial;
        require(Arrays.compareUnsigned(before, magnitude) < 0, "CRL-4", "the serials do not rise, one may stand twice");
        require(!DerReader.time(reader.element()).isAfter(crl.thisUpdate()), "CRL-4", "an entry lies after thisUpdate");
        if (reader.position() < end) {
            checkEntryExtensions(reader);
        }
        require(reader.position() == end, "ENC-1", "an entry is torn");
        return magnitude;
    }

    private void checkEntryExtensions(DerReader reader) throws IOException {
        long end = reader.enter(DerReader.SEQUENCE);
        while (reader.position() < end) {
            long endOfOne = reader.enter(DerReader.SEQUENCE);
            String oid = HexFormat.of().formatHex(DerReader.content(reader.element(), DerReader.OID));
            byte[] value = DerReader.content(reader.element(), DerReader.OCTET_STRING);
            require(reader.position() == endOfOne, "CRL-5", "an extension of an entry is critical or torn");
            switch (oid) {
                case REASON -> {
                    int reason = value[2];
                    require(
                            value.length == 3 && value[0] == 0x0a && isAllowed(reason),
                            "CRL-6",
                            "the reason " + reason + " does not belong on this CRL");
                }
                case INVALIDITY -> require(!DerReader.time(value).isAfter(crl.thisUpdate()), "CRL-7", "it lies ahead");
                default -> throw broken("CRL-5", "an entry has an extension that is not of the profile: " + oid);
            }
        }
    }

    private boolean isAllowed(int reason) {
        return REASONS.contains(reason) || (reason == CrlEntry.REMOVE_FROM_CRL && crl.kind() == Crl.Kind.DELTA);
    }

    private void checkExtensions(DerReader reader) throws IOException {
        long end = reader.enter(DerReader.SEQUENCE);
        var found = new LinkedHashSet<String>();
        while (reader.position() < end) {
            reader.enter(DerReader.SEQUENCE);
            String oid = HexFormat.of().formatHex(DerReader.content(reader.element(), DerReader.OID));
            boolean critical = reader.peek() == DerReader.BOOLEAN;
            if (critical) {
                require(Arrays.equals(reader.element(), new byte[] {1, 1, -1}), "ENC-1", "FALSE is written");
            }
            byte[] value = DerReader.content(reader.element(), DerReader.OCTET_STRING);
            require(found.add(oid), "CRL-2", "an extension stands twice");
            require(critical == CRITICAL.contains(oid), "CRL-2", "the criticality of " + oid + " is wrong");
            if (oid.equals(NUMBER)) {
                require(DerReader.number(value) == crl.number(), "CRL-2", "the number is another");
            }
            if (oid.equals(DELTA)) {
                require(DerReader.number(value) == terms.base().orElse(-1), "CRL-10", "the base is another");
            }
        }
        require(found.equals(expected()), "CRL-2", "an extension is missing, or there is one too many");
    }

    private Set<String> expected() {
        var expected = new LinkedHashSet<>(Set.of(AUTHORITY_KEY_IDENTIFIER, NUMBER));
        if (scope.covers() == CrlScope.Covers.USERS) {
            expected.add(DISTRIBUTION_POINT);
        }
        if (crl.kind() == Crl.Kind.DELTA) {
            expected.add(DELTA);
        }
        if (terms.hasDeltas()) {
            expected.add(FRESHEST);
        }
        if (terms.expiredSince().isPresent()) {
            expected.add(EXPIRED);
        }
        return expected;
    }

    private boolean matches(byte[] algorithm) {
        return Arrays.equals(
                algorithm,
                scope.authority().key().algorithm().signatureIdentifier().toArray());
    }

    private static void require(boolean holds, String rule, String otherwise) {
        if (!holds) {
            throw broken(rule, otherwise);
        }
    }

    private static IllegalStateException broken(String rule, String what) {
        return new IllegalStateException("the CRL breaks " + rule + " and was not published: " + what);
    }
}
