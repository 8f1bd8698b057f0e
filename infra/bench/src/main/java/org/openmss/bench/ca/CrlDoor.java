package org.openmss.bench.ca;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.home.Pem;

/** The CRL as a relying party fetches it, from the address in a certificate, and as Java and openssl judge it. */
final class CrlDoor {
    private static final int OK = 200;
    private static final int UNCHANGED = 304;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;
    private final X509Certificate issuer;
    private Optional<String> tag = Optional.empty();

    CrlDoor(X509Certificate certificate, X509Certificate issuer) {
        this.address = address(certificate);
        this.issuer = issuer;
    }

    /** Nothing while it is the one that was fetched last. */
    Optional<byte[]> changed() {
        var request = HttpRequest.newBuilder(address);
        tag.ifPresent(known -> request.header("If-None-Match", known));
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == UNCHANGED) {
                return Optional.empty();
            }
            if (answer.statusCode() != OK) {
                throw new Obstacle(address + " answered HTTP status " + answer.statusCode());
            }
            tag = answer.headers().firstValue("ETag");
            return Optional.of(answer.body());
        } catch (IOException e) {
            throw new Obstacle(address + " did not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Obstacle("interrupted while fetching a CRL", e);
        }
    }

    /** Both judges accept it. */
    X509CRL verified(byte[] der, Path folder) {
        try {
            var crl = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
            crl.verify(issuer.getPublicKey());
            var file = Files.write(folder.resolve("verified.crl"), der);
            var authority = Files.writeString(folder.resolve("crl-issuer.pem"), Pem.of(issuer));
            var process = new ProcessBuilder(
                            "openssl",
                            "crl",
                            "-inform",
                            "DER",
                            "-in",
                            file.toString(),
                            "-CAfile",
                            authority.toString(),
                            "-noout",
                            "-verify")
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (!said.contains("verify OK")) {
                throw new Obstacle("openssl does not accept the CRL: " + said);
            }
            return crl;
        } catch (GeneralSecurityException | IOException e) {
            throw new Obstacle("the CRL does not verify: " + e.getMessage(), e);
        }
    }

    private static URI address(X509Certificate certificate) {
        var extension =
                ASN1OctetString.getInstance(certificate.getExtensionValue(Extension.cRLDistributionPoints.getId()));
        return Arrays.stream(CRLDistPoint.getInstance(extension.getOctets()).getDistributionPoints())
                .map(point -> point.getDistributionPoint())
                .filter(name -> name != null && name.getType() == DistributionPointName.FULL_NAME)
                .map(name -> GeneralNames.getInstance(name.getName()).getNames()[0])
                .map(name -> URI.create(name.getName().toString()))
                .findFirst()
                .orElseThrow(() -> new Obstacle("a certificate does not say where its CRL is"));
    }
}
