package org.openmss.gateway.mss.message;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MSS_HandshakeResp (TS 102 204, 8.13). */
@XmlRootElement(name = "MSS_HandshakeResp")
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
        propOrder = {
            "secureMethods",
            "matchingMsspCertificates",
            "matchingApCertificates",
            "matchingSignatureAlgorithms"
        })
public final class HandshakeResp extends Message.Response {
    @XmlAttribute(name = "MSSP_TransID")
    public @Nullable String msspTransId;

    @XmlElement(name = "SecureMethods")
    public HandshakeReq.@Nullable SecureMethods secureMethods;

    @XmlElementWrapper(name = "MatchingMSSPCertificates")
    @XmlElement(name = "Certificate")
    public @Nullable List<String> matchingMsspCertificates;

    @XmlElementWrapper(name = "MatchingAPCertificates")
    @XmlElement(name = "Certificate")
    public @Nullable List<String> matchingApCertificates;

    @XmlElementWrapper(name = "MatchingSigAlgList")
    @XmlElement(name = "Algorithm")
    public @Nullable List<MssUri> matchingSignatureAlgorithms;
}
