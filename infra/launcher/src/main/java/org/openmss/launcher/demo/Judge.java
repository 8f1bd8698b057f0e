package org.openmss.launcher.demo;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.openmss.launcher.web.Web;

/** What OpenSSL thinks of the signatures and certificates: it is given the root, fetches all else where the certificates point to. */
final class Judge {
    private static final Pattern CRL = Pattern.compile("URI:(http://\\S+)");
    private static final Pattern ISSUER = Pattern.compile("CA Issuers - URI:(http://\\S+)");
    private static final Duration STATUS_KNOWN_WITHIN = Duration.ofSeconds(10);
    private final OpenSsl openSsl;
    private final Evidence evidence;
    private final Storybook book;
    private final Web web;

    Judge(Evidence evidence, Storybook book, Web web, Path usersRoot) {
        this.openSsl = new OpenSsl(evidence.folder());
        this.evidence = evidence;
        this.book = book;
        this.web = web;
        evidence.copy("root.pem", usersRoot);
    }

    /** The text lies in the signature itself, unchanged. */
    void attachedText(String signature, String text) {
        if (isAbsent("openssl cms -verify")) {
            return;
        }
        openSsl.run(
                        "cms",
                        "-verify",
                        "-binary",
                        "-inform",
                        "DER",
                        "-in",
                        signature,
                        "-CAfile",
                        "root.pem",
                        "-out",
                        signature + ".txt")
                .mustBeContent("openssl cms -verify");
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), evidence.read(signature + ".txt"))) {
            throw new NotAsItShouldBe("the signature is good, but over another text");
        }
        book.proven(
                "openssl cms -verify -in " + signature,
                "the signature is good, and the text in it is the one that was asked for");
    }

    void detached(String signature, String document) {
        if (isAbsent("openssl cms -verify -content")) {
            return;
        }
        openSsl.run(
                        "cms",
                        "-verify",
                        "-binary",
                        "-inform",
                        "DER",
                        "-in",
                        signature,
                        "-content",
                        document,
                        "-CAfile",
                        "root.pem",
                        "-out",
                        "signed-content")
                .mustBeContent("openssl cms -verify -content");
        book.proven(
                "openssl cms -verify -in " + signature + " -content " + document,
                "the signature is good, and over this very file");
    }

    void isGood(String leaf) {
        if (isAbsent("openssl verify -crl_check, openssl ocsp")) {
            return;
        }
        fetchIssuer(leaf);
        fetchCrl(leaf);
        crlCheck(leaf).mustBeContent("openssl verify -crl_check");
        book.proven("openssl verify -crl_check " + leaf, "the chain holds, and the CRL does not name it");
        var status = ocsp(leaf);
        if (!status.says("Response verify OK") || !status.says(leaf + ": good")) {
            throw new NotAsItShouldBe("openssl ocsp says: " + status.output().strip());
        }
        book.proven("openssl ocsp -cert " + leaf, "good");
    }

    void isRevoked(String leaf) {
        if (isAbsent("openssl verify -crl_check, openssl ocsp")) {
            return;
        }
        fetchIssuer(leaf);
        long begin = System.nanoTime();
        await("OCSP still calls " + leaf + " good", () -> {
            var status = ocsp(leaf);
            return status.says("Response verify OK") && status.says(leaf + ": revoked");
        });
        book.proven("openssl ocsp -cert " + leaf, "revoked (seen after " + since(begin) + ")");
        await("the CRL still does not name " + leaf, () -> {
            fetchCrl(leaf);
            var verdict = crlCheck(leaf);
            return !verdict.content() && verdict.says("certificate revoked");
        });
        book.proven("openssl verify -crl_check " + leaf, "certificate revoked (seen after " + since(begin) + ")");
    }

    private OpenSsl.Verdict crlCheck(String leaf) {
        return openSsl.run(
                "verify",
                "-crl_check",
                "-CAfile",
                "root.pem",
                "-untrusted",
                "issuing.pem",
                "-CRLfile",
                "crl.pem",
                leaf);
    }

    private OpenSsl.Verdict ocsp(String leaf) {
        var address = openSsl.run("x509", "-noout", "-ocsp_uri", "-in", leaf);
        address.mustBeContent("openssl x509 -ocsp_uri");
        return openSsl.run(
                "ocsp",
                "-issuer",
                "issuing.pem",
                "-cert",
                leaf,
                "-url",
                address.output().strip(),
                "-CAfile",
                "root.pem",
                "-verify_other",
                "issuing.pem");
    }

    private void fetchIssuer(String leaf) {
        evidence.keepCertificate("issuing.pem", web.bytes(pointer(leaf, "authorityInfoAccess", ISSUER)));
    }

    private void fetchCrl(String leaf) {
        evidence.keep("crl.der", web.bytes(pointer(leaf, "crlDistributionPoints", CRL)));
        openSsl.run("crl", "-inform", "DER", "-in", "crl.der", "-out", "crl.pem")
                .mustBeContent("openssl crl");
    }

    private String pointer(String leaf, String extension, Pattern form) {
        var shown = openSsl.run("x509", "-noout", "-ext", extension, "-in", leaf);
        var address = form.matcher(shown.output());
        if (!address.find()) {
            throw new NotAsItShouldBe(leaf + " has no address in " + extension + ": "
                    + shown.output().strip());
        }
        return address.group(1);
    }

    private boolean isAbsent(String judge) {
        if (openSsl.isPresent()) {
            return false;
        }
        book.unproven(judge);
        return true;
    }

    private static void await(String otherwise, BooleanSupplier fact) {
        long deadline = System.nanoTime() + STATUS_KNOWN_WITHIN.toNanos();
        while (!fact.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new NotAsItShouldBe(otherwise + " after " + STATUS_KNOWN_WITHIN.toSeconds() + " s");
            }
            try {
                Thread.sleep(Duration.ofMillis(200));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new NotAsItShouldBe("interrupted");
            }
        }
    }

    private static String since(long begin) {
        return String.format("%.1f s", (System.nanoTime() - begin) / 1e9);
    }
}
