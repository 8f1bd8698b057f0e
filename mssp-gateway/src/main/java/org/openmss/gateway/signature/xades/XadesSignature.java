package org.openmss.gateway.signature.xades;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.openmss.gateway.signature.domain.DataToBeSigned;
import org.openmss.kernel.Bytes;

/**
 * An enveloping XML signature of level XAdES-BASELINE-B (EN 319 132-1) with SHA-256. The octets that are signed lie in it in base64, so that what
 * is signed is what was asked for, octet for octet, and no form of XML.
 *
 * <p>It is written in the form that exclusive canonicalisation gives it (each namespace declared where it is used, no empty-element tags, attributes in
 * order), so the hash over its own text is the one that a validator computes.
 */
public final class XadesSignature {
    private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    private static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";
    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    private static final String BASE64 = DS + "base64";
    private static final int ID_OCTETS = 8;
    /** Where value and certificates are put in. */
    private static final String HERE = "<!-- value and certificates -->";

    private final String signedInfo;
    private final String form;

    private XadesSignature(String signedInfo, String form) {
        this.signedInfo = signedInfo;
        this.form = form;
    }

    /**
     * @param content to be signed
     * @param mimeType of the content
     * @param chance draws the names of the signature's parts, so that several signatures can stand in one document
     */
    public static XadesSignature prepare(
            Bytes content, String mimeType, X509Certificate signer, Instant signingTime, RandomGenerator chance) {
        byte[] random = new byte[ID_OCTETS];
        chance.nextBytes(random);
        String id = "id-" + Bytes.of(random).toHex();
        String properties = signedProperties(id, mimeType, signer, signingTime);
        String signedInfo = "<ds:SignedInfo xmlns:ds=\"" + DS + "\">" + method("CanonicalizationMethod", EXCLUSIVE)
                + method("SignatureMethod", algorithm(signer))
                + reference(" Id=\"" + id + "-r\" URI=\"#" + id + "-d\"", BASE64, content.sha256())
                + reference(
                        " Type=\"http://uri.etsi.org/01903#SignedProperties\" URI=\"#" + id + "-p\"",
                        EXCLUSIVE,
                        octets(properties).sha256())
                + "</ds:SignedInfo>";
        String form = "<ds:Signature xmlns:ds=\"" + DS + "\" Id=\"" + id + "\">" + signedInfo + HERE
                + "<ds:Object Encoding=\"" + BASE64 + "\" Id=\"" + id + "-d\">" + content.toBase64() + "</ds:Object>"
                + "<ds:Object><xades:QualifyingProperties xmlns:xades=\"" + XADES + "\" Target=\"#" + id + "\">"
                + properties
                + "</xades:QualifyingProperties></ds:Object></ds:Signature>";
        return new XadesSignature(signedInfo, form);
    }

    /** The signature without value and certificates, to be kept until the card has signed. */
    public Bytes form() {
        return octets(form);
    }

    /** What the card signs. */
    public Bytes hash() {
        return octets(signedInfo).sha256();
    }

    /**
     * @param form of {@link #form()}
     * @param chain the signer first
     * @return the signature as an XML document in UTF-8
     */
    public static Bytes complete(Bytes form, Bytes signatureValue, List<X509Certificate> chain) {
        String certificates = chain.stream()
                .map(certificate ->
                        "<ds:X509Certificate>" + encoded(certificate).toBase64() + "</ds:X509Certificate>")
                .collect(Collectors.joining());
        String value = "<ds:SignatureValue>"
                + value(signatureValue, chain.getFirst()).toBase64() + "</ds:SignatureValue><ds:KeyInfo><ds:X509Data>"
                + certificates + "</ds:X509Data></ds:KeyInfo>";
        return octets(new String(form.toArray(), StandardCharsets.UTF_8).replace(HERE, value));
    }

    /** What lies in an enveloping signature as the octets of this data. */
    public static Bytes content(DataToBeSigned data) {
        return switch (data) {
            case DataToBeSigned.Text text -> text.content();
            case DataToBeSigned.Octets octets -> octets.content();
            case DataToBeSigned.Digest digest -> throw new IllegalArgumentException("a digest has no content");
        };
    }

    private static String signedProperties(String id, String mimeType, X509Certificate signer, Instant signingTime) {
        return "<xades:SignedProperties xmlns:xades=\"" + XADES + "\" Id=\"" + id
                + "-p\"><xades:SignedSignatureProperties>"
                + "<xades:SigningTime>" + signingTime.truncatedTo(ChronoUnit.SECONDS) + "</xades:SigningTime>"
                + "<xades:SigningCertificateV2><xades:Cert><xades:CertDigest>"
                + "<ds:DigestMethod xmlns:ds=\"" + DS + "\" Algorithm=\"" + SHA256 + "\"></ds:DigestMethod>"
                + "<ds:DigestValue xmlns:ds=\"" + DS + "\">"
                + encoded(signer).sha256().toBase64() + "</ds:DigestValue>"
                + "</xades:CertDigest></xades:Cert></xades:SigningCertificateV2></xades:SignedSignatureProperties>"
                + "<xades:SignedDataObjectProperties><xades:DataObjectFormat ObjectReference=\"#" + id + "-r\">"
                + "<xades:MimeType>" + mimeType
                + "</xades:MimeType></xades:DataObjectFormat></xades:SignedDataObjectProperties>"
                + "</xades:SignedProperties>";
    }

    private static String reference(String attributes, String transform, Bytes digest) {
        return "<ds:Reference" + attributes + "><ds:Transforms>" + method("Transform", transform) + "</ds:Transforms>"
                + method("DigestMethod", SHA256) + "<ds:DigestValue>" + digest.toBase64()
                + "</ds:DigestValue></ds:Reference>";
    }

    private static String method(String name, String algorithm) {
        return "<ds:" + name + " Algorithm=\"" + algorithm + "\"></ds:" + name + ">";
    }

    private static String algorithm(X509Certificate signer) {
        return "http://www.w3.org/2001/04/xmldsig-more#"
                + (signer.getPublicKey() instanceof ECPublicKey ? "ecdsa-sha256" : "rsa-sha256");
    }

    /** XML wants r and s of ECDSA side by side, as long as the order of the curve (RFC 4050, 3.3). */
    private static Bytes value(Bytes signatureValue, X509Certificate signer) {
        if (!(signer.getPublicKey() instanceof ECPublicKey key)) {
            return signatureValue;
        }
        BigInteger order = key.getParams().getOrder();
        try {
            BigInteger[] both = StandardDSAEncoding.INSTANCE.decode(order, signatureValue.toArray());
            return Bytes.of(PlainDSAEncoding.INSTANCE.encode(order, both[0], both[1]));
        } catch (IOException e) {
            throw new IllegalStateException("a signature that was verified cannot be read", e);
        }
    }

    private static Bytes encoded(X509Certificate certificate) {
        try {
            return Bytes.of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was parsed cannot be written", e);
        }
    }

    private static Bytes octets(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
