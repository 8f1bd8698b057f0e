package org.openmss.apsample.signin.proof;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.openmss.apsample.signin.domain.Cms;
import org.openmss.apsample.signin.domain.Reason;
import org.openmss.apsample.signin.domain.SignatureProof;

/**
 * Examines a CMS signature (RFC 5652) from the outside in: is it about our text, did this certificate's key sign it, was the key made for
 * signing in, and does somebody whom we trust vouch for the certificate, today.
 */
@ApplicationScoped
class CmsProof implements SignatureProof {
    private static final Set<ASN1ObjectIdentifier> STRONG_ENOUGH =
            Set.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha384, NISTObjectIdentifiers.id_sha512);
    /** RFC 5280, 4.2.1.3. */
    private static final int DIGITAL_SIGNATURE = 0;

    private final CertificateTrust trust;

    CmsProof(CertificateTrust trust) {
        this.trust = trust;
    }

    @Override
    public Verdict examine(Cms signature, String text) {
        try {
            var cms = new CMSSignedData(signature.decoded());
            demandContent(cms, text);
            var signer = onlySigner(cms);
            var certificate = certificateOf(signer, cms);
            demandSignature(signer, certificate);
            demandUsage(certificate);
            trust.demand(certificate, certificatesIn(cms));
            return new Verdict.Proven(Subject.of(certificate));
        } catch (NotProven failed) {
            return new Verdict.Unproven(failed.reason(), failed.finding());
        } catch (CMSException
                | IOException
                | CertificateException
                | OperatorCreationException
                | IllegalArgumentException unreadable) {
            return new Verdict.Unproven(
                    Reason.NOT_PROVEN,
                    "not a CMS signature: " + unreadable.getClass().getSimpleName());
        }
    }

    private static void demandContent(CMSSignedData cms, String text) {
        var content = cms.getSignedContent();
        if (content == null || !CMSObjectIdentifiers.data.equals(content.getContentType())) {
            throw new NotProven("no text is attached");
        }
        if (!(content.getContent() instanceof byte[] signed)
                || !Arrays.equals(signed, text.getBytes(StandardCharsets.UTF_8))) {
            throw new NotProven("another text was signed");
        }
    }

    private static SignerInformation onlySigner(CMSSignedData cms) {
        var signers = cms.getSignerInfos().getSigners();
        if (signers.size() != 1) {
            throw new NotProven("expected one signer");
        }
        var signer = signers.iterator().next();
        if (!STRONG_ENOUGH.contains(signer.getDigestAlgorithmID().getAlgorithm())) {
            throw new NotProven("the digest algorithm is too weak");
        }
        return signer;
    }

    private static X509Certificate certificateOf(SignerInformation signer, CMSSignedData cms)
            throws CertificateException, IOException {
        for (var candidate : certificatesIn(cms)) {
            if (signer.getSID().match(new X509CertificateHolder(candidate.getEncoded()))) {
                return candidate;
            }
        }
        throw new NotProven("the signer's certificate is missing");
    }

    private static void demandSignature(SignerInformation signer, X509Certificate certificate)
            throws OperatorCreationException {
        boolean verified;
        try {
            verified = signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
        } catch (CMSException wrong) {
            verified = false;
        }
        if (!verified) {
            throw new NotProven("the signature does not verify");
        }
    }

    private static void demandUsage(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        if (usage == null || !usage[DIGITAL_SIGNATURE]) {
            throw new NotProven("the key is not for digital signatures");
        }
    }

    private static List<X509Certificate> certificatesIn(CMSSignedData cms) throws CertificateException {
        var converter = new JcaX509CertificateConverter();
        var found = new ArrayList<X509Certificate>();
        for (var holder : cms.getCertificates().getMatches(null)) {
            found.add(converter.getCertificate(holder));
        }
        return found;
    }
}
