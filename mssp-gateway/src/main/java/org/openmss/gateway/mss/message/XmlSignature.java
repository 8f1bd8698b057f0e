package org.openmss.gateway.mss.message;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAnyElement;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlTransient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.openmss.kernel.Bytes;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A signature in XML (ds:SignatureType): what stands in ds:Signature, under another name. In JSON the document as a text. */
@XmlAccessorType(XmlAccessType.FIELD)
public class XmlSignature {
    @XmlAttribute(name = "Id")
    @Nullable
    String id;

    @XmlAnyElement
    @Nullable
    List<Element> parts;

    @XmlTransient
    @Nullable
    String document;

    /** @param document with ds:Signature as its root, made here */
    public static XmlSignature of(Bytes document) {
        try {
            var root = DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(document.toArray()))
                    .getDocumentElement();
            var signature = new XmlSignature();
            signature.document = new String(document.toArray(), StandardCharsets.UTF_8);
            signature.id = root.getAttribute("Id");
            signature.parts = new ArrayList<>();
            for (var child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
                signature.parts.add((Element) child);
            }
            return signature;
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("a signature that was made here cannot be read", e);
        }
    }

    @JsonValue
    @Nullable
    String json() {
        return document;
    }
}
