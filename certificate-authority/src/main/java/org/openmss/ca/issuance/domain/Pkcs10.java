package org.openmss.ca.issuance.domain;

import static org.openmss.ca.issuance.domain.Rule.require;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import org.openmss.kernel.Bytes;

/**
 * A request for a certificate (RFC 2986), read with the CA's own DER reader. It says which key; the rest of it counts only where a profile
 * takes it (certificate profile USR-31).
 */
public final class Pkcs10 {
    private static final String EXTENSION_REQUEST = "2a864886f70d01090e";
    private static final String ALTERNATIVE_NAMES = "551d11";
    private static final int ATTRIBUTES = 0xa0;
    private static final int DNS_NAME = 0x82;
    private static final int MOST_NAMES = 10;
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    private final Bytes der;
    private final DerValue info;
    private final Algorithm algorithm;
    private final Bytes signature;
    private final UserPublicKey publicKey;

    /** The AlgorithmIdentifiers of RFC 5758 and RFC 4055, whole and in hex. */
    private enum Algorithm {
        ECDSA_SHA256("300a06082a8648ce3d040302", SignatureHash.SHA256),
        ECDSA_SHA384("300a06082a8648ce3d040303", SignatureHash.SHA384),
        ECDSA_SHA512("300a06082a8648ce3d040304", SignatureHash.SHA512),
        RSA_SHA256("300d06092a864886f70d01010b0500", SignatureHash.SHA256),
        RSA_SHA384("300d06092a864886f70d01010c0500", SignatureHash.SHA384),
        RSA_SHA512("300d06092a864886f70d01010d0500", SignatureHash.SHA512);

        private final String identifier;
        private final SignatureHash hash;

        Algorithm(String identifier, SignatureHash hash) {
            this.identifier = identifier;
            this.hash = hash;
        }

        static Algorithm of(DerValue identifier, UserPublicKey key) {
            String encoded = HexFormat.of().formatHex(identifier.encoded());
            boolean rsa = key.kind() == KeyKind.RSA;
            for (var known : values()) {
                if (known.identifier.equals(encoded) && known.name().startsWith("RSA") == rsa) {
                    return known;
                }
            }
            throw new IllegalArgumentException(
                    "USR-8: a request is signed by its own key, with ECDSA or RSA PKCS#1 v1.5 and"
                            + " SHA-256, SHA-384 or SHA-512");
        }
    }

    private Pkcs10(Bytes der, DerValue request) {
        this.der = der;
        this.info = request.child(0, DerValue.SEQUENCE);
        require(
                request.is(DerValue.SEQUENCE)
                        && request.children().size() == 3
                        && info.children().size() == 4,
                "ENC-1",
                "a CertificationRequest is info, algorithm and signature; an info is version, subject, key and attributes");
        require(info.child(0, DerValue.INTEGER).contentHex().equals("00"), "ENC-1", "the version of a request is 0");
        info.child(1, DerValue.SEQUENCE);
        info.child(3, ATTRIBUTES);
        byte[] bits = request.child(2, DerValue.BIT_STRING).content();
        require(bits[0] == 0, "ENC-1", "a signature is whole octets");
        this.publicKey =
                UserPublicKey.of(Bytes.of(info.child(2, DerValue.SEQUENCE).encoded()));
        this.algorithm = Algorithm.of(request.child(1, DerValue.SEQUENCE), publicKey);
        this.signature = Bytes.of(request.child(2, DerValue.BIT_STRING).bits());
    }

    /** @throws IllegalArgumentException says what about the request is wrong; names the rule where the key breaks one */
    public static Pkcs10 parse(Bytes der) {
        DerValue request;
        try {
            request = DerValue.parse(der.toArray());
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    "ENC-1: send a PKCS#10 request in DER; this is none: " + malformed.getMessage(), malformed);
        }
        return new Pkcs10(der, request);
    }

    public Bytes der() {
        return der;
    }

    /** What the signature is over. */
    public Bytes signedPart() {
        return Bytes.of(info.encoded());
    }

    public SignatureHash hash() {
        return algorithm.hash;
    }

    public Bytes signature() {
        return signature;
    }

    public UserPublicKey publicKey() {
        return publicKey;
    }

    /** @throws IllegalArgumentException where the subject is not country, organization and common name, each once */
    public MachineName machine() {
        return MachineName.read(info.child(1, DerValue.SEQUENCE));
    }

    /**
     * The DNS names that are asked for, in the order of the request; other kinds of names and other extensions are not looked at.
     *
     * @throws IllegalArgumentException where a name is none, or there are too many
     */
    public List<String> dnsNames() {
        var names = new ArrayList<String>();
        for (var attribute : info.child(3, ATTRIBUTES).children()) {
            if (attribute.child(0, DerValue.OID).contentHex().equals(EXTENSION_REQUEST)) {
                attribute.child(1, DerValue.SET).children().forEach(extensions -> addNames(extensions, names));
            }
        }
        require(
                names.size() <= MOST_NAMES && new HashSet<>(names).size() == names.size(),
                "USR-28",
                "a request names at most " + MOST_NAMES + " DNS names, each once");
        return List.copyOf(names);
    }

    private static void addNames(DerValue extensions, List<String> names) {
        for (var extension : extensions.children()) {
            if (extension.child(0, DerValue.OID).contentHex().equals(ALTERNATIVE_NAMES)) {
                var value = extension.child(extension.children().size() - 1, DerValue.OCTET_STRING);
                DerValue.parse(value.content()).children().stream()
                        .filter(name -> name.is(DNS_NAME))
                        .map(Pkcs10::dnsName)
                        .forEach(names::add);
            }
        }
    }

    private static String dnsName(DerValue value) {
        String name = new String(value.content(), StandardCharsets.US_ASCII);
        require(
                name.length() <= 253 && name.matches(LABEL + "(\\." + LABEL + ")+"),
                "USR-28",
                "a DNS name is lower-case labels with dots between, without wildcards");
        return name;
    }

    /** May be personal: says nothing. */
    @Override
    public String toString() {
        return "Pkcs10[…]";
    }
}
