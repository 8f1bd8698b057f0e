package org.openmss.gateway.handshake.xml;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.runtime.annotations.RegisterResourceBundle;
import org.apache.xml.security.Init;
import org.apache.xml.security.algorithms.implementations.SignatureBaseRSA;
import org.apache.xml.security.algorithms.implementations.SignatureECDSA;
import org.apache.xml.security.c14n.implementations.Canonicalizer20010315ExclOmitComments;
import org.apache.xml.security.c14n.implementations.Canonicalizer20010315OmitComments;
import org.apache.xml.security.transforms.implementations.TransformC14NExclusive;
import org.apache.xml.security.transforms.implementations.TransformEnvelopedSignature;

/**
 * Apache Santuario, which has to be started before its first use; again it does nothing. It makes its algorithms by reflection: a
 * native image knows those that messages may be signed with.
 */
@RegisterForReflection(
        targets = {
            SignatureECDSA.SignatureECDSASHA256.class,
            SignatureBaseRSA.SignatureRSASHA256.class,
            Canonicalizer20010315ExclOmitComments.class,
            Canonicalizer20010315OmitComments.class,
            TransformC14NExclusive.class,
            TransformEnvelopedSignature.class
        })
@RegisterResourceBundle(bundleName = "org.apache.xml.security.resource.xmlsecurity")
final class Santuario {
    private Santuario() {}

    static void start() {
        Init.init();
    }
}
