package org.openmss.gateway.mss.message;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** Who shall sign (MobileUserType; TS 102 204, 9.2). */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"identityIssuer", "userIdentifier", "homeMssp", "msisdn"})
public class MobileUser {
    @XmlElement(name = "IdentityIssuer")
    public @Nullable MeshMember identityIssuer;

    @XmlElement(name = "UserIdentifier")
    public @Nullable String userIdentifier;

    @XmlElement(name = "HomeMSSP")
    public @Nullable MeshMember homeMssp;

    @XmlElement(name = "MSISDN")
    public @Nullable String msisdn;

    public static MobileUser ofMsisdn(String msisdn) {
        var user = new MobileUser();
        user.msisdn = msisdn;
        return user;
    }
}
