package org.openmss.gateway.mss.soap;

import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.openmss.gateway.mss.message.Namespaces;

/** Reads elements without a namespace as those of TS 102 204: some clients leave it away within the message too. */
final class LenientNamespaces extends StreamReaderDelegate {

    LenientNamespaces(XMLStreamReader xml) {
        super(xml);
    }

    @Override
    public String getNamespaceURI() {
        String namespace = super.getNamespaceURI();
        return namespace == null || namespace.isEmpty() ? Namespaces.MSS : namespace;
    }
}
