package org.openmss.ca.status.pkix;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.domain.Content;
import org.openmss.ca.status.domain.Crl;
import org.openmss.ca.status.domain.CrlEntries;
import org.openmss.ca.status.domain.CrlFactory;
import org.openmss.ca.status.domain.CrlScope;
import org.openmss.ca.status.domain.CrlTerms;
import org.openmss.ca.status.domain.SignedCrl;
import org.openmss.kernel.Bytes;

/** CRLs, version 2 (certificate profile 6). What stands before and after the entries is small; the entries are in a file. */
@Singleton
class X509CrlFactory implements CrlFactory {
    private static final byte[] VERSION_2 = {DerHeader.INTEGER, 1, 1};
    private static final int EXPLICIT_0 = 0xa0;
    private final Hierarchy hierarchy;

    X509CrlFactory(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    @Override
    public SignedCrl issue(CrlScope scope, CrlTerms terms, CrlEntries entries) {
        var file = EntryFile.of(entries);
        try {
            return sign(scope, terms, file);
        } catch (RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    private SignedCrl sign(CrlScope scope, CrlTerms terms, EntryFile file) {
        // Another node's clock may be ahead: no revocation lies after thisUpdate (certificate profile CRL-4).
        Instant thisUpdate = file.latest().isAfter(terms.now()) ? file.latest() : terms.now();
        Instant nextUpdate = terms.life().map(thisUpdate::plus).orElse(CrlTerms.NEVER);
        byte[] head = head(scope, thisUpdate, nextUpdate, file);
        byte[] tail = DerHeader.element(EXPLICIT_0, new CrlExtensions(hierarchy.address()).encoded(scope, terms));
        long inner = head.length + file.length() + tail.length;
        byte[] innerHeader = DerHeader.of(DerHeader.SEQUENCE, inner);
        var toBeSigned = joined(innerHeader, head, file.content(), tail);
        byte[] end = end(scope, scope.authority().signature(toBeSigned));
        long outer = innerHeader.length + inner + end.length;
        byte[] outerHeader = DerHeader.of(DerHeader.SEQUENCE, outer);
        var content = joined(outerHeader, innerHeader, head, file.content(), tail, end);
        var crl = new Crl(
                terms.number(),
                terms.kind(),
                terms.regular(),
                thisUpdate,
                nextUpdate,
                file.count(),
                outerHeader.length + outer,
                sha256(content));
        new CrlCheck(scope, terms, crl).check(content);
        return new InFile(crl, content, file);
    }

    private record InFile(Crl crl, Content content, EntryFile file) implements SignedCrl {
        @Override
        public void close() {
            file.close();
        }
    }

    private static byte[] head(CrlScope scope, Instant thisUpdate, Instant nextUpdate, EntryFile file) {
        var head = new ByteArrayOutputStream();
        head.writeBytes(VERSION_2);
        head.writeBytes(
                scope.authority().key().algorithm().signatureIdentifier().toArray());
        head.writeBytes(scope.authority().certificate().subject().toArray());
        head.writeBytes(EntryFile.time(thisUpdate));
        head.writeBytes(EntryFile.time(nextUpdate));
        if (file.count() > 0) {
            head.writeBytes(DerHeader.of(DerHeader.SEQUENCE, file.length()));
        }
        return head.toByteArray();
    }

    private static byte[] end(CrlScope scope, Bytes signature) {
        var bits = new ByteArrayOutputStream();
        bits.write(0);
        bits.writeBytes(signature.toArray());
        var end = new ByteArrayOutputStream();
        end.writeBytes(scope.authority().key().algorithm().signatureIdentifier().toArray());
        end.writeBytes(DerHeader.element(DerHeader.BIT_STRING, bits.toByteArray()));
        return end.toByteArray();
    }

    private static Content joined(byte[] header, byte[] head, Content entries, byte[] tail) {
        return () -> new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(header),
                new ByteArrayInputStream(head),
                entries.open(),
                new ByteArrayInputStream(tail))));
    }

    private static Content joined(
            byte[] outerHeader, byte[] innerHeader, byte[] head, Content entries, byte[] tail, byte[] end) {
        var toBeSigned = joined(innerHeader, head, entries, tail);
        return () -> new SequenceInputStream(Collections.enumeration(
                List.of(new ByteArrayInputStream(outerHeader), toBeSigned.open(), new ByteArrayInputStream(end))));
    }

    private static Bytes sha256(Content content) {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            content.feed((piece, length) -> hash.update(piece, 0, length));
            return Bytes.of(hash.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
