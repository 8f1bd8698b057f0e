package org.openmss.ca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/** OpenSSL, GnuTLS and Java: three who build and check chains without each other's code. */
public final class ChainJudges {
    private ChainJudges() {}

    /** That all of them take a certificate of the issuing CA, as strictly as they can look. */
    public static void agree(Path folder, X509Certificate certificate) throws Exception {
        var issuing = Doors.parse(Doors.download("/ca/issuing.cer"));
        var root = Doors.parse(Doors.download("/ca/root.cer"));
        openSsl(folder, certificate, issuing, root);
        gnuTls(folder, certificate, issuing, root);
        java(certificate, issuing, root);
    }

    private static void openSsl(Path folder, X509Certificate leaf, X509Certificate issuing, X509Certificate root)
            throws Exception {
        var openSsl = new OpenSsl(folder);
        openSsl.pem("leaf.pem", "CERTIFICATE", leaf.getEncoded());
        openSsl.pem("issuing.pem", "CERTIFICATE", issuing.getEncoded());
        openSsl.pem("root.pem", "CERTIFICATE", root.getEncoded());

        var verdict = openSsl.run(
                "verify",
                "-x509_strict",
                "-check_ss_sig",
                "-CAfile",
                "root.pem",
                "-untrusted",
                "issuing.pem",
                "leaf.pem");

        assertThat(verdict.text()).contains("leaf.pem: OK");
        assertThat(verdict.status()).isZero();
    }

    private static void gnuTls(Path folder, X509Certificate leaf, X509Certificate issuing, X509Certificate root)
            throws IOException, InterruptedException, GeneralSecurityException {
        var openSsl = new OpenSsl(folder);
        openSsl.pem("leaf.pem", "CERTIFICATE", leaf.getEncoded());
        var anchor = openSsl.pem("root.pem", "CERTIFICATE", root.getEncoded());
        var between = openSsl.pem("issuing.pem", "CERTIFICATE", issuing.getEncoded());
        Files.write(
                folder.resolve("chain.pem"),
                (Files.readString(folder.resolve("leaf.pem")) + Files.readString(between))
                        .getBytes(StandardCharsets.US_ASCII));
        var process = new ProcessBuilder(
                        "certtool",
                        "--verify",
                        "--load-ca-certificate=" + anchor,
                        "--infile=" + folder.resolve("chain.pem"))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(text).isZero();
        assertThat(text).contains("Verified. The certificate is trusted.");
    }

    private static void java(X509Certificate leaf, X509Certificate issuing, X509Certificate root)
            throws GeneralSecurityException {
        var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf, issuing));
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.setRevocationEnabled(false);

        assertThatCode(() -> CertPathValidator.getInstance("PKIX").validate(path, parameters))
                .doesNotThrowAnyException();
    }
}
