package org.openmss.ca.status.pkix;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.openmss.ca.hierarchy.domain.Content;
import org.openmss.ca.status.domain.CrlEntries;
import org.openmss.ca.status.domain.CrlEntry;

/** The entries of a CRL in DER, in a temporary file: their length must be known before the first octet of the CRL can be written. */
final class EntryFile implements AutoCloseable {
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int BUFFER = 128 * 1024;
    private static final Instant END_OF_UTC_TIME = Instant.parse("2050-01-01T00:00:00Z");

    private final Path file;
    private final Map<Integer, byte[]> reasons = new HashMap<>();
    private int count;
    private long length;
    private Instant latest = Instant.MIN;
    private byte[] latestTime = {};
    private Instant latestWritten = Instant.MIN;

    private EntryFile(Path file) {
        this.file = file;
    }

    static EntryFile of(CrlEntries entries) {
        try {
            var written = new EntryFile(Files.createTempFile("crl-", ".entries"));
            try (var out = new BufferedOutputStream(Files.newOutputStream(written.file), BUFFER)) {
                entries.forEach(entry -> written.add(entry, out));
            } catch (IOException | RuntimeException failed) {
                written.close();
                throw failed;
            }
            return written;
        } catch (IOException noSpace) {
            throw new UncheckedIOException("the entries of a CRL cannot be written to a temporary file", noSpace);
        }
    }

    int count() {
        return count;
    }

    long length() {
        return length;
    }

    /** The latest revocation, or a time long ago. */
    Instant latest() {
        return latest;
    }

    Content content() {
        return () -> count == 0 ? InputStream.nullInputStream() : Files.newInputStream(file);
    }

    private void add(CrlEntry entry, OutputStream out) {
        try {
            byte[] serial =
                    DerHeader.element(DerHeader.INTEGER, entry.serial().value().toByteArray());
            byte[] time = timeOf(entry.at());
            byte[] extensions = extensions(entry);
            int content = serial.length + time.length + extensions.length;
            byte[] header = DerHeader.of(DerHeader.SEQUENCE, content);
            out.write(header);
            out.write(serial);
            out.write(time);
            out.write(extensions);
            count++;
            length += header.length + content;
            latest = entry.at().isAfter(latest) ? entry.at() : latest;
        } catch (IOException noSpace) {
            throw new UncheckedIOException("the entries of a CRL cannot be written to a temporary file", noSpace);
        }
    }

    /** Many entries in a row may have one time. */
    private byte[] timeOf(Instant at) {
        if (!at.equals(latestWritten)) {
            latestTime = time(at);
            latestWritten = at;
        }
        return latestTime;
    }

    /** UTCTime until 2049, GeneralizedTime from then on (RFC 5280, 5.1.2.4). */
    static byte[] time(Instant at) {
        boolean early = at.isBefore(END_OF_UTC_TIME);
        var time = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        byte[] text = new byte[early ? 13 : 15];
        int date = early ? 2 : 4;
        digits(text, 0, date, early ? time.getYear() % 100 : time.getYear());
        digits(text, date, 2, time.getMonthValue());
        digits(text, date + 2, 2, time.getDayOfMonth());
        digits(text, date + 4, 2, time.getHour());
        digits(text, date + 6, 2, time.getMinute());
        digits(text, date + 8, 2, time.getSecond());
        text[date + 10] = 'Z';
        return DerHeader.element(early ? UTC_TIME : GENERALIZED_TIME, text);
    }

    private static void digits(byte[] text, int from, int count, int number) {
        int rest = number;
        for (int i = from + count - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private byte[] extensions(CrlEntry entry) throws IOException {
        if (entry.invalidSince().isPresent()) {
            return encoded(entry);
        }
        byte[] known = reasons.get(entry.reason());
        if (known == null) {
            known = encoded(entry);
            reasons.put(entry.reason(), known);
        }
        return known;
    }

    private static byte[] encoded(CrlEntry entry) throws IOException {
        var extensions = new ExtensionsGenerator();
        if (entry.reason() != CrlEntry.UNSPECIFIED) {
            extensions.addExtension(Extension.reasonCode, false, CRLReason.lookup(entry.reason()));
        }
        if (entry.invalidSince().isPresent()) {
            extensions.addExtension(
                    Extension.invalidityDate,
                    false,
                    new DERGeneralizedTime(Date.from(entry.invalidSince().get())));
        }
        return extensions.isEmpty() ? new byte[0] : extensions.generate().getEncoded(ASN1Encoding.DER);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            throw new UncheckedIOException("a temporary file cannot be deleted", stays);
        }
    }
}
