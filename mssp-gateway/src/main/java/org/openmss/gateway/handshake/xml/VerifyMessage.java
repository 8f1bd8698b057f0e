package org.openmss.gateway.handshake.xml;

import static org.openmss.gateway.handshake.xml.Envelope.refused;

import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Locale;
import java.util.Optional;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.openmss.gateway.handshake.domain.MessageAlgorithm;
import org.openmss.gateway.handshake.domain.Terms;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.kernel.Bytes;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * Verifies MSS_MessageSignature (TS 102 204, 11.3) and hands out what was signed: the very octets that were digested, so that nothing
 * else can be processed. The certificates are those agreed; what the signature says of its key is not looked at.
 */
@Singleton
public class VerifyMessage {

    VerifyMessage() {
        Santuario.start();
    }

    /**
     * @param envelope as it was received
     * @return the canonical form of the Body or of the message, whichever was signed, on its own
     * @throws RefusedException 104 where it does not carry a signature that these terms accept
     */
    public String covered(String envelope, Terms terms) {
        if (terms.certificates().isEmpty()) {
            throw refused("no certificate of the handshake is registered and valid any more; make a new one");
        }
        var parts = parse(envelope);
        var signature = parts.signature();
        var form = SignatureForm.of(signature, terms.algorithms());
        bind(parts, form.referenced());
        Xml.children(signature).stream()
                .filter(part -> part.getLocalName().equals("KeyInfo"))
                .forEach(signature::removeChild);
        for (var certificate : terms.certificates()) {
            if (MessageAlgorithm.of(certificate.getPublicKey()).equals(Optional.of(form.algorithm()))) {
                var verified = new Attempt(signature, certificate);
                if (verified.succeeds()) {
                    return verified.octets();
                }
            }
        }
        throw refused("it was not made with a certificate of the handshake, or the message was changed after it");
    }

    private static Envelope parse(String envelope) {
        try {
            return Envelope.of(Xml.parse(envelope));
        } catch (IllegalArgumentException malformed) {
            throw refused(String.valueOf(malformed.getMessage()));
        }
    }

    /** The Id stands once in the document, whatever its case and namespace, and it is that of the Body or of the message. */
    private static void bind(Envelope parts, String id) {
        var holders = Xml.attributes(parts.document()).stream()
                .filter(attribute -> attribute.getValue().equals(id) && isId(attribute))
                .toList();
        if (holders.size() != 1) {
            throw refused("the Id that it references is to stand once in the envelope");
        }
        var holder = holders.getFirst().getOwnerElement();
        if (holder != parts.body() && holder != parts.message()) {
            throw refused("it is to reference the Body or the message in it");
        }
        holder.setIdAttributeNode(holders.getFirst(), true);
    }

    private static boolean isId(Attr attribute) {
        return attribute.getLocalName().toLowerCase(Locale.ROOT).equals("id");
    }

    /** One certificate's try. */
    private static final class Attempt {
        private final XMLSignature signature;
        private final X509Certificate certificate;

        Attempt(Element element, X509Certificate certificate) {
            try {
                this.signature = new XMLSignature(element, "", true);
                this.certificate = certificate;
            } catch (XMLSecurityException illegal) {
                throw refused("it is not a signature that can be verified");
            }
        }

        boolean succeeds() {
            try {
                return isWellFormed(signature.getSignatureValue(), certificate.getPublicKey())
                        && signature.checkSignatureValue(certificate.getPublicKey());
            } catch (XMLSecurityException notOne) {
                return false;
            }
        }

        /** For EC: r and s, each as long as the key's order and not zero (XML Signature 1.1, 6.4.3). The library stumbles over others. */
        private static boolean isWellFormed(byte[] value, PublicKey key) {
            if (!(key instanceof ECPublicKey curve)) {
                return true;
            }
            int half = (curve.getParams().getOrder().bitLength() + 7) / 8;
            return value.length == 2 * half
                    && new BigInteger(1, value, 0, half).signum() > 0
                    && new BigInteger(1, value, half, half).signum() > 0;
        }

        /** Digested once more, by us, so that what is handed out is what the signature is over. */
        String octets() {
            try {
                var reference = signature.getSignedInfo().item(0);
                var octets = Bytes.of(reference.getReferencedBytes());
                if (!octets.sha256().matches(Bytes.of(reference.getDigestValue()))) {
                    throw refused("the message was changed after it");
                }
                return new String(octets.toArray(), StandardCharsets.UTF_8);
            } catch (XMLSecurityException e) {
                throw new IllegalStateException("what was verified cannot be read", e);
            }
        }
    }
}
