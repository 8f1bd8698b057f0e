package org.openmss.gateway.mss.message;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** Names a member of the mesh (MeshMemberType; TS 102 204, 9.4). */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"dnsName", "ipAddress", "uri", "identifierString"})
public class MeshMember {
    @XmlElement(name = "DNSName")
    public @Nullable String dnsName;

    @XmlElement(name = "IPAddress")
    public @Nullable String ipAddress;

    @XmlElement(name = "URI")
    public @Nullable String uri;

    @XmlElement(name = "IdentifierString")
    public @Nullable String identifierString;
}
