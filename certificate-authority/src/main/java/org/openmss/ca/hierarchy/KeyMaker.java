package org.openmss.ca.hierarchy;

import java.util.ArrayList;
import java.util.List;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.hierarchy.domain.CertificateFactory;
import org.openmss.ca.hierarchy.domain.KeyAlgorithm;
import org.openmss.ca.hierarchy.domain.KeyBackend;
import org.openmss.ca.hierarchy.domain.KeyBackend.Keeping;
import org.openmss.ca.hierarchy.domain.KeyName;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.ca.hierarchy.domain.SigningKey;
import org.openmss.kernel.Bytes;

/** Makes the hierarchy's keys in their backend, each with its certificate. */
public final class KeyMaker {
    /** An empty SEQUENCE in DER: nothing that a CA's signature could stand under. */
    private static final Bytes TRIAL = Bytes.of(new byte[] {0x30, 0});

    private static final int SHORT = 8;
    private final KeyBackend backend;
    private final CertificateFactory certificates;

    public KeyMaker(KeyBackend backend, CertificateFactory certificates) {
        this.backend = backend;
        this.certificates = certificates;
    }

    public Signatory root(KeyAlgorithm algorithm) {
        var key = backend.generate(algorithm);
        return kept(new KeyName(AuthorityName.ROOT.value()), key, List.of(certificates.root(key)));
    }

    public Signatory issuing(AuthorityName name, KeyAlgorithm algorithm, Signatory root) {
        var key = backend.generate(algorithm);
        return kept(new KeyName(name.value()), key, under(root, certificates.issuing(name, key.publicKey(), root)));
    }

    /** Kept under the CA's name, without a certificate yet: the root makes it elsewhere. */
    public Keeping waiting(AuthorityName name, KeyAlgorithm algorithm) {
        var key = backend.generate(algorithm);
        var keeping = new Keeping(new KeyName(name.value()), key, List.of(certificates.waiting(name, key)));
        backend.keep(keeping);
        return keeping;
    }

    /** The key that waited, with the certificate that the root made for it. */
    public Signatory certified(Keeping waiting, Bytes certificate, Bytes root) {
        var keeping = new Keeping(waiting.name(), waiting.key(), List.of(certificate, root));
        backend.complete(keeping);
        return signatory(keeping);
    }

    /** Signs with P-256, whatever the CA signs with: OCSP answers are many. Each key has a name of its own, so that old and new stand side by side (RSP-4). */
    public Signatory responder(AuthorityName issuer, Signatory authority) {
        var key = backend.generate(KeyAlgorithm.P256);
        String fingerprint = key.publicKey().sha256().toHex().substring(0, SHORT);
        return kept(
                new KeyName(issuer + "-ocsp-" + fingerprint),
                key,
                under(authority, certificates.responder(key.publicKey(), authority)));
    }

    /** Signs with P-256, like a responder; each key has a name of its own. */
    public Signatory timeStamping(AuthorityName issuer, Signatory authority) {
        var key = backend.generate(KeyAlgorithm.P256);
        String fingerprint = key.publicKey().sha256().toHex().substring(0, SHORT);
        return kept(
                new KeyName(issuer + "-tsa-" + fingerprint),
                key,
                under(authority, certificates.timeStamping(key.publicKey(), issuer, authority)));
    }

    /** Tries the key once: OCSP answers are not verified one by one. */
    public Signatory signatory(Keeping keeping) {
        var signatory = new Signatory(
                certificates.read(keeping.chain().getFirst()),
                keeping.chain().subList(1, keeping.chain().size()),
                keeping.key());
        signatory.signed(TRIAL);
        return signatory;
    }

    private Signatory kept(KeyName name, SigningKey key, List<Bytes> chain) {
        var keeping = new Keeping(name, key, chain);
        backend.keep(keeping);
        return signatory(keeping);
    }

    private static List<Bytes> under(Signatory authority, Bytes certificate) {
        var chain = new ArrayList<Bytes>();
        chain.add(certificate);
        chain.add(authority.certificate().der());
        chain.addAll(authority.chain());
        return chain;
    }
}
