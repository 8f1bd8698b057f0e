package org.openmss.gateway;

import static org.openmss.gateway.SignedSoap.transform;

import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.spec.XPathFilterParameterSpec;
import javax.xml.crypto.dsig.spec.XSLTTransformParameterSpec;
import org.openmss.gateway.SignedSoap.Way;
import org.openmss.gateway.TestInfrastructure.Client;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * What somebody sends who has an application provider's password and has seen its signed messages, but has not its key: each is to be
 * refused. “Evil” stands for the request that he would like to have processed.
 */
final class SignatureAttacks {
    static final int COUNT = 36;
    private static final String EVIL = "Pay a million";
    private final String envelope;
    private final Client registered;

    SignatureAttacks(String envelope, Client registered) {
        this.envelope = envelope;
        this.registered = registered;
    }

    /** @param why what the detail of the refusal says */
    record Attack(String name, String why, String envelope) {
        @Override
        public String toString() {
            return name;
        }
    }

    List<Attack> all() throws Exception {
        var attacks = new ArrayList<Attack>();
        attacks.add(new Attack("nothing signed", "MSS_MessageSignature is missing", envelope));
        attacks.add(new Attack("text changed after signing", "changed after it", signed().replace("Sign me", EVIL)));
        attacks.add(new Attack(
                "AP_TransID changed after signing",
                "changed after it",
                signed().replace("AP_TransID=\"", "AP_TransID=\"x")));
        attacks.add(new Attack(
                "signed Body moved into the header", "reference the Body or the message", movedToHeader(false)));
        attacks.add(new Attack("signed Body moved, the other one with its Id", "stand once", movedToHeader(true)));
        attacks.add(new Attack(
                "signed Body moved into a ds:Object",
                "SignedInfo, SignatureValue and perhaps KeyInfo",
                movedToObject()));
        attacks.add(new Attack("two bodies, the signed one first", "one Body, and nothing else", twoBodies(true)));
        attacks.add(new Attack("two bodies, the signed one last", "one Body, and nothing else", twoBodies(false)));
        attacks.add(new Attack("two messages in the operation", "have one message", twoMessages()));
        attacks.add(new Attack("two operations in the Body", "have one element", twoOperations()));
        attacks.add(new Attack(
                "the Id twice", "stand once", signed().replace("<MSS_Signature>", "<MSS_Signature Id=\"b\">")));
        attacks.add(new Attack(
                "the Id twice, in other letters",
                "stand once",
                signed().replace("<MSS_Signature>", "<MSS_Signature ID=\"b\">")));
        attacks.add(new Attack(
                "the Id twice, as xml:id",
                "stand once",
                signed().replace("<MSS_Signature>", "<MSS_Signature xml:id=\"b\">")));
        attacks.add(new Attack(
                "Id on the header",
                "reference the Body or the message",
                sign(named("<e:Header/>", "<e:Header><x Id=\"h\"/></e:Header>"), own().over("#h"))));
        attacks.add(new Attack(
                "signature over the number alone",
                "reference the Body or the message",
                sign(named("<mss:MobileUser>", "<mss:MobileUser Id=\"m\">"), own().over("#m"))));
        attacks.add(new Attack(
                "signature over the operation's element",
                "reference the Body or the message",
                sign(named("<MSS_Signature>", "<MSS_Signature Id=\"o\">"), own().over("#o"))));
        attacks.add(new Attack(
                "two references",
                "one Reference",
                sign(named("<e:Header/>", "<e:Header><x Id=\"h\"/></e:Header>"), own().over("#b", "#h"))));
        attacks.add(new Attack(
                "no reference to an Id",
                "name an Id",
                sign(envelope, own().over("").through(transform(Transform.ENVELOPED)))));
        attacks.add(
                new Attack("reference by XPointer", "name an Id", sign(envelope, own().over("#xpointer(id('b'))"))));
        attacks.add(new Attack("reference to the web", "name an Id", referring("http://127.0.0.1:9/b")));
        attacks.add(new Attack("reference to a file", "name an Id", referring("file:///etc/hostname")));
        attacks.add(new Attack("reference to nothing", "stand once", referring("#nowhere")));
        attacks.add(
                new Attack("transformed by XPath", "the transforms are to be", sign(envelope, own().through(xpath()))));
        attacks.add(new Attack(
                "transformed by XSLT",
                "the transforms are to be",
                sign(envelope, own().through(xslt(), transform(SignedSoap.EXCLUSIVE)))));
        attacks.add(new Attack(
                "transformed by base64",
                "the transforms are to be",
                sign(base64(), own().through(transform(Transform.BASE64)))));
        attacks.add(new Attack(
                "another certificate",
                "not made with a certificate of the handshake",
                sign(envelope, Way.of(stranger()))));
        attacks.add(new Attack(
                "another certificate that tells its own key",
                "not made with a certificate of the handshake",
                sign(envelope, tellingItsKey())));
        attacks.add(
                new Attack("HMAC keyed with the certificate's public key", "SignatureMethod", sign(envelope, hmac())));
        attacks.add(new Attack(
                "ECDSA with SHA-1",
                "SignatureMethod",
                sign(envelope, own().by("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1", key()))));
        attacks.add(new Attack("digest SHA-1", "DigestMethod", sign(envelope, own().digesting(DigestMethod.SHA1))));
        attacks.add(new Attack(
                "a ds:Object beside",
                "SignedInfo, SignatureValue and perhaps KeyInfo",
                sign(envelope, own().withObject())));
        attacks.add(new Attack("two signatures", "more than one", twoSignatures()));
        attacks.add(new Attack(
                "document type",
                "document type declaration",
                "<!DOCTYPE e [<!ATTLIST e Id ID #IMPLIED>]>" + withoutDeclaration(signed())));
        attacks.add(new Attack(
                "no signature value",
                "SignatureValue is to be base64",
                signed().replaceAll("(<ds:SignatureValue>)[^<]*", "$1")));
        attacks.add(new Attack(
                "a short signature value",
                "not made with a certificate of the handshake",
                signed().replaceAll("(<ds:SignatureValue>)[^<]*", "$1AAA=")));
        attacks.add(new Attack(
                "a signature value of zeros",
                "not made with a certificate of the handshake",
                signed().replaceAll("(<ds:SignatureValue>)[^<]*", "$1" + "A".repeat(86) + "==")));
        return attacks;
    }

    private PrivateKey key() {
        return registered.key().getPrivate();
    }

    private Way own() {
        return Way.of(key());
    }

    private static PrivateKey stranger() {
        return TestHierarchy.ecKey().getPrivate();
    }

    private String signed() throws Exception {
        return sign(envelope, own());
    }

    private static String sign(String text, Way way) throws Exception {
        return SignedSoap.sign(text, way);
    }

    private String named(String element, String withId) {
        return envelope.replace(element, withId);
    }

    private String evil() {
        return envelope.replace("Sign me", EVIL);
    }

    private static Element body(Document document) {
        return (Element) document.getElementsByTagNameNS("*", "Body").item(0);
    }

    private Element evilBody(Document owner, boolean sameId) throws Exception {
        var body = (Element) owner.importNode(body(SignedSoap.parse(evil())), true);
        if (!sameId) {
            body.removeAttribute("Id");
        }
        return body;
    }

    private String movedToHeader(boolean sameId) throws Exception {
        var document = SignedSoap.parse(signed());
        var body = body(document);
        var root = document.getDocumentElement();
        var wrapper = document.createElementNS("urn:x", "x:wrapper");
        root.replaceChild(evilBody(document, sameId), body);
        wrapper.appendChild(body);
        root.getFirstChild().appendChild(wrapper);
        return SignedSoap.write(document);
    }

    private String movedToObject() throws Exception {
        var document = SignedSoap.parse(signed());
        var body = body(document);
        document.getDocumentElement().replaceChild(evilBody(document, false), body);
        var object = document.createElementNS("http://www.w3.org/2000/09/xmldsig#", "ds:Object");
        object.appendChild(body);
        document.getElementsByTagNameNS("*", "Signature").item(0).appendChild(object);
        return SignedSoap.write(document);
    }

    private String twoBodies(boolean signedFirst) throws Exception {
        var document = SignedSoap.parse(signed());
        var body = body(document);
        document.getDocumentElement().insertBefore(evilBody(document, false), signedFirst ? null : body);
        return SignedSoap.write(document);
    }

    private String twoMessages() throws Exception {
        String message = "<mss:MSS_SignatureReq ";
        String named = envelope.replace(message, message + "Id=\"m\" ");
        var document = SignedSoap.parse(sign(named, own().over("#m")));
        var evil = (Element) document.importNode(
                body(SignedSoap.parse(evil())).getFirstChild().getFirstChild(), true);
        var operation = body(document).getFirstChild();
        operation.insertBefore(evil, operation.getFirstChild());
        return SignedSoap.write(document);
    }

    private String twoOperations() throws Exception {
        String message = "<mss:MSS_SignatureReq ";
        String named = envelope.replace(message, message + "Id=\"m\" ");
        var document = SignedSoap.parse(sign(named, own().over("#m")));
        var evil = (Element) document.importNode(body(SignedSoap.parse(evil())).getFirstChild(), true);
        body(document).insertBefore(evil, body(document).getFirstChild());
        return SignedSoap.write(document);
    }

    private String twoSignatures() throws Exception {
        return sign(signed(), Way.of(stranger()));
    }

    private String referring(String uri) throws Exception {
        return signed().replace("URI=\"#b\"", "URI=\"" + uri + "\"");
    }

    private String base64() {
        return envelope.replace("Id=\"b\"", "Id=\"other\"")
                .replace("Sign me", "U2lnbiBtZQ==")
                .replace("<mss:DataToBeSigned ", "<mss:DataToBeSigned Id=\"b\" ");
    }

    private static Transform xpath() {
        return transform(
                Transform.XPATH,
                new XPathFilterParameterSpec("not(ancestor-or-self::*[local-name()='DataToBeSigned'])"));
    }

    private static Transform xslt() throws Exception {
        var sheet = SignedSoap.parse("""
                <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><same/></xsl:template></xsl:stylesheet>""");
        return transform(Transform.XSLT, new XSLTTransformParameterSpec(new DOMStructure(sheet.getDocumentElement())));
    }

    private Way hmac() {
        var secret = new SecretKeySpec(registered.certificate().getPublicKey().getEncoded(), "HmacSHA256");
        return own().by(SignatureMethod.HMAC_SHA256, secret);
    }

    private static Way tellingItsKey() throws Exception {
        var stranger = TestInfrastructure.client("CN=messages of the shop");
        var factory = XMLSignatureFactory.getInstance("DOM", "XMLDSig").getKeyInfoFactory();
        return Way.of(stranger.key().getPrivate())
                .saying(factory.newKeyInfo(List.of(
                        factory.newKeyValue(stranger.certificate().getPublicKey()),
                        factory.newX509Data(List.of(stranger.certificate())))));
    }

    private static String withoutDeclaration(String xml) {
        return xml.substring(xml.indexOf("?>") + 2);
    }
}
