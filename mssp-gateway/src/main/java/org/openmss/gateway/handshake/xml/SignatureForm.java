package org.openmss.gateway.handshake.xml;

import static org.openmss.gateway.handshake.xml.Envelope.XML_SIGNATURE;
import static org.openmss.gateway.handshake.xml.Envelope.refused;

import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openmss.gateway.handshake.domain.MessageAlgorithm;
import org.openmss.gateway.signature.domain.RefusedException;
import org.w3c.dom.Element;

/**
 * What a signature may consist of, judged before anything of it is computed: one reference within the document, exclusive
 * canonicalisation, SHA-256. All that could make it mean something else than it seems has no place in it.
 *
 * @param algorithm that it says it was made with
 * @param referenced the Id that its only reference names
 */
record SignatureForm(MessageAlgorithm algorithm, String referenced) {
    static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    private static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    private static final Set<List<String>> TRANSFORMS =
            Set.of(List.of(), List.of(EXCLUSIVE), List.of(ENVELOPED), List.of(ENVELOPED, EXCLUSIVE));
    private static final Pattern WITHIN = Pattern.compile("#[A-Za-z_][A-Za-z0-9._-]{0,99}");
    private static final int LONGEST_VALUE = 2000;

    /** @throws RefusedException 104 that says what is not allowed */
    static SignatureForm of(Element signature, Set<MessageAlgorithm> agreed) {
        var parts = Xml.children(signature);
        require(
                names(parts).equals(List.of("SignedInfo", "SignatureValue"))
                        || names(parts).equals(List.of("SignedInfo", "SignatureValue", "KeyInfo")),
                "ds:Signature is to have SignedInfo, SignatureValue and perhaps KeyInfo");
        require(isBase64(parts.get(1)), "SignatureValue is to be base64");
        var signed = Xml.children(parts.getFirst());
        require(
                names(signed).equals(List.of("CanonicalizationMethod", "SignatureMethod", "Reference")),
                "SignedInfo is to have one Reference");
        exclusive(signed.getFirst());
        return new SignatureForm(algorithm(signed.get(1), agreed), referenced(signed.get(2)));
    }

    private static void exclusive(Element method) {
        require(
                algorithm(method).equals(EXCLUSIVE) && hasNothingButPrefixes(method),
                "the CanonicalizationMethod is to be " + EXCLUSIVE);
    }

    private static MessageAlgorithm algorithm(Element method, Set<MessageAlgorithm> agreed) {
        require(Xml.children(method).isEmpty(), "the SignatureMethod is to have no parameters");
        return MessageAlgorithm.ofUri(algorithm(method))
                .filter(agreed::contains)
                .orElseThrow(() -> refused("the SignatureMethod is to be one of those agreed: "
                        + agreed.stream().sorted().map(MessageAlgorithm::uri).collect(Collectors.joining(" "))));
    }

    private static String referenced(Element reference) {
        String uri = reference.getAttribute("URI");
        require(WITHIN.matcher(uri).matches(), "the Reference is to name an Id within the message, like URI=\"#Body\"");
        require(!reference.hasAttribute("Type"), "the Reference is to have no Type");
        var parts = Xml.children(reference);
        var transforms = !parts.isEmpty() && isOurs("Transforms").test(parts.getFirst())
                ? Xml.children(parts.removeFirst())
                : List.<Element>of();
        require(
                transforms.stream().allMatch(isOurs("Transform").and(SignatureForm::hasNothingButPrefixes))
                        && TRANSFORMS.contains(transforms.stream()
                                .map(SignatureForm::algorithm)
                                .toList()),
                "the transforms are to be none, or enveloped-signature, exclusive canonicalisation, or both in this order");
        require(
                names(parts).equals(List.of("DigestMethod", "DigestValue"))
                        && algorithm(parts.getFirst()).equals(SHA256)
                        && Xml.children(parts.getFirst()).isEmpty(),
                "the DigestMethod is to be " + SHA256);
        require(isBase64(parts.get(1)), "DigestValue is to be base64");
        return uri.substring(1);
    }

    /** A list of prefixes is the only parameter of exclusive canonicalisation, and takes nothing away from what is signed. */
    private static boolean hasNothingButPrefixes(Element method) {
        return Xml.children(method).stream().allMatch(child -> Xml.is(child, EXCLUSIVE, "InclusiveNamespaces"));
    }

    private static boolean isBase64(Element value) {
        String text = value.getTextContent().replaceAll("\\s", "");
        try {
            return Xml.children(value).isEmpty()
                    && text.length() <= LONGEST_VALUE
                    && Base64.getDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException notSo) {
            return false;
        }
    }

    private static String algorithm(Element method) {
        return method.getAttribute("Algorithm");
    }

    /** Local names; an element of another namespace has none here. */
    private static List<String> names(List<Element> elements) {
        return elements.stream()
                .map(element -> XML_SIGNATURE.equals(element.getNamespaceURI()) ? element.getLocalName() : "")
                .toList();
    }

    private static Predicate<Element> isOurs(String name) {
        return element -> Xml.is(element, XML_SIGNATURE, name);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw refused(otherwise);
        }
    }
}
