package org.openmss.ca.timestamp.pkix;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;
import org.openmss.ca.hierarchy.domain.Content;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.ca.timestamp.domain.TimeStamp;
import org.openmss.kernel.Bytes;

/** Sets the library's generator up for one token: it keeps what it has been told. */
final class TokenSigner {
    private TokenSigner() {}

    /** @param withCertificates the key's own, and those above it but the root's, which its readers have or do not trust */
    static TimeStampTokenGenerator of(Signatory authority, TimeStamp timeStamp, boolean withCertificates)
            throws IOException, TSPException {
        try {
            var digests = new BcDigestCalculatorProvider();
            var tokens = new TimeStampTokenGenerator(
                    signer(authority, digests),
                    digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                    new ASN1ObjectIdentifier(timeStamp.policy().value()),
                    true);
            tokens.setResolution(TimeStampTokenGenerator.R_MILLISECONDS);
            if (timeStamp.accuracy().seconds() > 0) {
                tokens.setAccuracySeconds(timeStamp.accuracy().seconds());
            }
            if (timeStamp.accuracy().millis() > 0) {
                tokens.setAccuracyMillis(timeStamp.accuracy().millis());
            }
            tokens.setTSA(new GeneralName(
                    X500Name.getInstance(authority.certificate().subject().toArray())));
            if (withCertificates) {
                tokens.addCertificates(new CollectionStore<>(certificates(authority)));
            }
            return tokens;
        } catch (OperatorCreationException impossible) {
            throw new IllegalStateException("a key of the hierarchy signs", impossible);
        }
    }

    private static SignerInfoGenerator signer(Signatory authority, BcDigestCalculatorProvider digests)
            throws IOException, OperatorCreationException {
        var attributes = new DefaultSignedAttributeTableGenerator();
        return new SignerInfoGeneratorBuilder(digests)
                // The library would take the signing time from the system's clock; the time is in the content.
                .setSignedAttributeGenerator(
                        given -> attributes.getAttributes(given).remove(CMSAttributes.signingTime))
                .build(
                        new KeySigner(authority),
                        new X509CertificateHolder(authority.certificate().der().toArray()));
    }

    private static List<X509CertificateHolder> certificates(Signatory authority) throws IOException {
        var certificates = new ArrayList<X509CertificateHolder>();
        certificates.add(new X509CertificateHolder(authority.certificate().der().toArray()));
        for (var above : authority.chain().subList(0, authority.chain().size() - 1)) {
            certificates.add(new X509CertificateHolder(above.toArray()));
        }
        return certificates;
    }

    /** The signature is looked at before anybody sees it (certificate profile LNT-3). */
    private record KeySigner(Signatory authority, ByteArrayOutputStream content) implements ContentSigner {
        KeySigner(Signatory authority) {
            this(authority, new ByteArrayOutputStream());
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return AlgorithmIdentifier.getInstance(
                    authority.key().algorithm().signatureIdentifier().toArray());
        }

        @Override
        public OutputStream getOutputStream() {
            return content;
        }

        @Override
        public byte[] getSignature() {
            return authority
                    .signature(Content.of(Bytes.of(content.toByteArray())))
                    .toArray();
        }
    }
}
