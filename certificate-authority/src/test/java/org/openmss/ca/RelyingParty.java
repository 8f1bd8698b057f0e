package org.openmss.ca;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/** Somebody with openssl and the root's certificate, who asks this CA about a certificate. */
public final class RelyingParty {
    private final Path folder;
    private final OpenSsl openSsl;

    public RelyingParty(Path folder) {
        this.folder = folder;
        this.openSsl = new OpenSsl(folder);
    }

    /** What {@code openssl verify} says with the CRLs of the whole chain. */
    public String byCrl(X509Certificate leaf, String issuer) throws IOException, InterruptedException {
        return byCrl(leaf, issuer, Doors.download("/crl/root.crl"));
    }

    /** The same with a CRL of the root that came another way. */
    public String byCrl(X509Certificate leaf, String issuer, byte[] rootCrl) throws IOException, InterruptedException {
        files(leaf, issuer);
        openSsl.pem("crl.pem", "X509 CRL", Doors.download("/crl/" + issuer + ".crl"));
        openSsl.pem("root-crl.pem", "X509 CRL", rootCrl);
        return openSsl.run(
                        "verify",
                        "-x509_strict",
                        "-check_ss_sig",
                        "-extended_crl",
                        "-crl_check_all",
                        "-CRLfile",
                        "crl.pem",
                        "-CRLfile",
                        "root-crl.pem",
                        "-CAfile",
                        "root.pem",
                        "-untrusted",
                        "issuing.pem",
                        "leaf.pem")
                .text();
    }

    public String byOcsp(X509Certificate leaf, String issuer) throws IOException, InterruptedException {
        files(leaf, issuer);
        return openSsl.run(
                        "ocsp",
                        "-sha256",
                        "-issuer",
                        "issuing.pem",
                        "-cert",
                        "leaf.pem",
                        "-url",
                        "http://localhost:" + RestAssured.port + "/ocsp",
                        "-CAfile",
                        "root.pem",
                        "-verify_other",
                        "issuing.pem")
                .text();
    }

    /** What GnuTLS says of the chain. */
    public String byGnuTls(X509Certificate leaf, String issuer) throws IOException, InterruptedException {
        files(leaf, issuer);
        Path chain = folder.resolve("chain.pem");
        Files.writeString(
                chain, Files.readString(folder.resolve("leaf.pem")) + Files.readString(folder.resolve("issuing.pem")));
        var process = new ProcessBuilder(
                        "certtool", "--verify", "--load-ca-certificate", "root.pem", "--infile", chain.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private void files(X509Certificate leaf, String issuer) throws IOException {
        openSsl.pem("root.pem", "CERTIFICATE", Doors.download("/ca/root.cer"));
        openSsl.pem("issuing.pem", "CERTIFICATE", Doors.download("/ca/" + issuer + ".cer"));
        try {
            openSsl.pem("leaf.pem", "CERTIFICATE", leaf.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
