package org.openmss.ca.status.pkix;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.openmss.ca.hierarchy.domain.Content;
import org.openmss.ca.status.domain.Crl;
import org.openmss.ca.status.domain.CrlEntry;
import org.openmss.ca.status.domain.CrlScopeId;
import org.openmss.ca.status.domain.Crls;
import org.openmss.ca.status.domain.LinesInOrder;
import org.openmss.ca.status.domain.PublishedLines;
import org.openmss.kernel.CertificateSerial;

/** Puts a CRL into a file that ends with the reading, and reads its entries from there. */
@ApplicationScoped
class CrlLineReader implements PublishedLines {
    private static final String REASON = "551d15";
    private static final String INVALIDITY = "551d18";
    private final Crls crls;

    CrlLineReader(Crls crls) {
        this.crls = crls;
    }

    @Override
    public LinesInOrder<CrlEntry> of(CrlScopeId scope, Crl crl) {
        try {
            Path file = Files.createTempFile("crl", ".der");
            try {
                try (var out = new BufferedOutputStream(Files.newOutputStream(file), Content.PIECE)) {
                    crls.write(scope, crl, out);
                }
                return new Lines(file);
            } catch (IOException | RuntimeException failed) {
                Files.deleteIfExists(file);
                throw failed;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("a crl could not be read", failed);
        }
    }

    private static final class Lines implements LinesInOrder<CrlEntry> {
        private final Path file;
        private final InputStream in;
        private final DerReader reader;
        private final long end;

        Lines(Path file) throws IOException {
            this.file = file;
            this.in = new BufferedInputStream(Files.newInputStream(file), Content.PIECE);
            this.reader = new DerReader(in);
            reader.enter(DerReader.SEQUENCE);
            reader.enter(DerReader.SEQUENCE);
            // version, algorithm, issuer, thisUpdate, nextUpdate
            for (int part = 0; part < 5; part++) {
                reader.element();
            }
            this.end = reader.peek() == DerReader.SEQUENCE ? reader.enter(DerReader.SEQUENCE) : reader.position();
        }

        @Override
        public Optional<CrlEntry> next() {
            try {
                return reader.position() < end ? Optional.of(entry()) : Optional.empty();
            } catch (IOException malformed) {
                throw new UncheckedIOException("a crl cannot be read", malformed);
            }
        }

        private CrlEntry entry() throws IOException {
            long endOfEntry = reader.enter(DerReader.SEQUENCE);
            var serial = new CertificateSerial(new BigInteger(DerReader.content(reader.element(), DerReader.INTEGER)));
            var at = DerReader.time(reader.element());
            int reason = CrlEntry.UNSPECIFIED;
            Optional<Instant> invalidSince = Optional.empty();
            if (reader.position() < endOfEntry) {
                long endOfExtensions = reader.enter(DerReader.SEQUENCE);
                while (reader.position() < endOfExtensions) {
                    reader.enter(DerReader.SEQUENCE);
                    String oid = HexFormat.of().formatHex(DerReader.content(reader.element(), DerReader.OID));
                    byte[] value = DerReader.content(reader.element(), DerReader.OCTET_STRING);
                    if (oid.equals(REASON)) {
                        reason = value[value.length - 1];
                    } else if (oid.equals(INVALIDITY)) {
                        invalidSince = Optional.of(DerReader.time(value));
                    }
                }
            }
            return new CrlEntry(serial, at, reason, invalidSince);
        }

        @Override
        public void close() {
            try (in) {
                Files.deleteIfExists(file);
            } catch (IOException failed) {
                throw new UncheckedIOException("a crl's file could not be deleted", failed);
            }
        }
    }
}
