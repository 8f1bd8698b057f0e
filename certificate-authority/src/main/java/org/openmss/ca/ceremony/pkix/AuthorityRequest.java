package org.openmss.ca.ceremony.pkix;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.pkcs.CertificationRequestInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.openmss.ca.hierarchy.domain.KeyAlgorithm;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.ca.hierarchy.jca.JcaKey;
import org.openmss.ca.issuance.domain.Pkcs10;
import org.openmss.kernel.Bytes;

/**
 * The certification request of an issuing CA's key (PKCS#10, RFC 2986). It proves that its maker holds the key, and that the key was made in
 * the ceremony whose record has this hash. Names and extensions that a request asks for are not looked at: the profile says them.
 *
 * @param publicKey the SubjectPublicKeyInfo in DER
 * @param protocolSha256 of the record of the ceremony that made the key
 */
public record AuthorityRequest(Bytes publicKey, KeyAlgorithm algorithm, Bytes protocolSha256) {
    private static final String PROTOCOL = "protocol SHA-256 ";

    /**
     * @param waiting the key, with the certificate that it waits with; its name is for people who look at the request
     * @return the request in DER
     */
    public static Bytes sign(Signatory waiting, Bytes protocolSha256) {
        try {
            var protocol = new DERIA5String(PROTOCOL + protocolSha256.toHex());
            var info = new CertificationRequestInfo(
                    X500Name.getInstance(waiting.certificate().subject().toArray()),
                    SubjectPublicKeyInfo.getInstance(waiting.key().publicKey().toArray()),
                    new DERSet(new Attribute(PKCSObjectIdentifiers.pkcs_9_at_unstructuredName, new DERSet(protocol))));
            return waiting.signed(Bytes.of(info.getEncoded(ASN1Encoding.DER)));
        } catch (IOException impossible) {
            throw new IllegalStateException("a request of ours has an encoding", impossible);
        }
    }

    /** @throws IllegalArgumentException where the bytes are no such request, its key breaks a rule, or its proof does not verify */
    public static AuthorityRequest read(Bytes der) {
        var strict = Pkcs10.parse(der);
        var request = CertificationRequest.getInstance(der.toArray());
        try {
            var keyInfo = request.getCertificationRequestInfo().getSubjectPublicKeyInfo();
            PublicKey key = KeyFactory.getInstance(
                            keyInfo.getAlgorithm().getAlgorithm().getId())
                    .generatePublic(new X509EncodedKeySpec(keyInfo.getEncoded(ASN1Encoding.DER)));
            var algorithm = JcaKey.algorithmOf(key);
            Bytes identifier = Bytes.of(request.getSignatureAlgorithm().getEncoded(ASN1Encoding.DER));
            if (!identifier.equals(algorithm.signatureIdentifier()) || !verifies(strict, algorithm, key)) {
                throw new IllegalArgumentException(
                        "the request's proof does not verify: it is not signed by its own key with "
                                + algorithm.signature() + " (certificate profile USR-8)");
            }
            return new AuthorityRequest(Bytes.of(key.getEncoded()), algorithm, protocol(request));
        } catch (GeneralSecurityException | IOException unreadable) {
            throw new IllegalArgumentException("the key of the request cannot be read", unreadable);
        }
    }

    private static boolean verifies(Pkcs10 request, KeyAlgorithm algorithm, PublicKey key)
            throws GeneralSecurityException {
        var check = Signature.getInstance(algorithm.signature());
        check.initVerify(key);
        check.update(request.signedPart().toArray());
        try {
            return check.verify(request.signature().toArray());
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }

    private static Bytes protocol(CertificationRequest request) {
        for (var each : request.getCertificationRequestInfo().getAttributes()) {
            var attribute = Attribute.getInstance(each);
            if (attribute.getAttrType().equals(PKCSObjectIdentifiers.pkcs_9_at_unstructuredName)
                    && attribute.getAttrValues().size() == 1
                    && attribute.getAttrValues().getObjectAt(0) instanceof ASN1IA5String text
                    && text.getString().matches(PROTOCOL + "[0-9a-f]{64}")) {
                return Bytes.of(HexFormat.of().parseHex(text.getString().substring(PROTOCOL.length())));
            }
        }
        throw new IllegalArgumentException(
                "the request does not name the record of the ceremony that made its key; make it with 'ceremony request'");
    }
}
