package org.openmss.ca.judge;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.service.crl.OnlineCRLSource;
import eu.europa.esig.dss.service.ocsp.OnlineOCSPSource;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.CertificateValidator;
import java.io.ByteArrayInputStream;
import java.security.cert.CRL;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.openmss.ca.Doors;

/** The judges that there are. The order of none matters: all must agree. */
enum Judges implements Judge {
    OPENSSL_BY_CRL("openssl") {
        @Override
        public Verdict judge(Case matter) throws Exception {
            var command = withCrls(matter);
            return Command.read(
                    command.run(
                            "openssl",
                            "verify",
                            "-x509_strict",
                            "-check_ss_sig",
                            "-extended_crl",
                            "-crl_check_all",
                            "-CRLfile",
                            "issuing-crl.pem",
                            "-CRLfile",
                            "root-crl.pem",
                            "-CAfile",
                            "root.pem",
                            "-untrusted",
                            "issuing.pem",
                            "leaf.pem"),
                    "leaf.pem: OK",
                    "certificate revoked",
                    "certificate has expired");
        }
    },
    OPENSSL_BY_OCSP("openssl") {
        @Override
        public Verdict judge(Case matter) throws Exception {
            var command = new Command(matter);
            String said = command.run(
                    "openssl",
                    "ocsp",
                    "-issuer",
                    "issuing.pem",
                    "-cert",
                    "leaf.pem",
                    "-url",
                    addressOfOcsp(command),
                    "-CAfile",
                    "root.pem");
            requireSaid(said, "Response verify OK");
            return Command.read(said, "leaf.pem: good", "leaf.pem: revoked", "Status times invalid");
        }
    },
    OPENSSL_BY_TIME("openssl") {
        @Override
        public Verdict judge(Case matter) throws Exception {
            return Command.read(
                    new Command(matter)
                            .run(
                                    "openssl",
                                    "verify",
                                    "-x509_strict",
                                    "-attime",
                                    Long.toString(matter.at().getEpochSecond()),
                                    "-CAfile",
                                    "root.pem",
                                    "-untrusted",
                                    "issuing.pem",
                                    "leaf.pem"),
                    "leaf.pem: OK",
                    "certificate revoked",
                    "certificate has expired");
        }
    },
    GNUTLS_BY_CRL("certtool") {
        @Override
        public Verdict judge(Case matter) throws Exception {
            var command = withCrls(matter);
            command.chain("chain.pem");
            return Command.read(
                    command.run(
                            "certtool",
                            "--verify",
                            "--load-ca-certificate",
                            "root.pem",
                            "--load-crl",
                            "issuing-crl.pem",
                            "--infile",
                            "chain.pem"),
                    "Chain verification output: Verified.",
                    "revoked",
                    "expired");
        }
    },
    GNUTLS_BY_OCSP("ocsptool") {
        @Override
        public Verdict judge(Case matter) throws Exception {
            var command = new Command(matter);
            String said = command.run(
                    "ocsptool",
                    "--ask=" + addressOfOcsp(command),
                    "--nonce",
                    "--load-cert",
                    "leaf.pem",
                    "--load-issuer",
                    "issuing.pem",
                    "--load-trust",
                    "issuing.pem");
            requireSaid(said, "Verifying OCSP Response: Success");
            return Command.read(said, "Certificate Status: good", "Certificate Status: revoked", "expired");
        }
    },
    NSS_BY_TIME("vfychain") {
        @Override
        public Verdict judge(Case matter) throws Exception {
            var command = new Command(matter);
            command.run("certutil", "-N", "-d", ".", "--empty-password");
            return Command.read(
                    command.run(
                            "vfychain",
                            "-d",
                            ".",
                            "-pp",
                            "-b",
                            DateTimeFormatter.ofPattern("yyMMddHHmm'Z'")
                                    .format(matter.at().atOffset(ZoneOffset.UTC)),
                            "-u",
                            "4",
                            "leaf.der",
                            "issuing.der",
                            "-t",
                            "root.der"),
                    "Chain is good!",
                    "ERROR -8180",
                    "ERROR -8181");
        }
    },
    /** From the address in the certificate. */
    NSS_BY_OCSP("ocspclnt") {
        @Override
        public Verdict judge(Case matter) throws Exception {
            var command = new Command(matter);
            command.run("certutil", "-N", "-d", ".", "--empty-password");
            command.run("certutil", "-A", "-d", ".", "-n", "root", "-t", "CT,C,C", "-i", "root.der");
            command.run("certutil", "-A", "-d", ".", "-n", "issuing", "-t", ",,", "-i", "issuing.der");
            return Command.read(
                    command.run("ocspclnt", "-V", "leaf.der", "-u", "E", "-d", "."),
                    "Verification of certificate \"leaf.der\" succeeded",
                    "Certificate has been revoked",
                    "Certificate has expired");
        }
    },
    JAVA_BY_OCSP("java") {
        @Override
        public Verdict judge(Case matter) throws Exception {
            return validatedByJava(matter, List.of(), Set.of(Option.NO_FALLBACK, Option.ONLY_END_ENTITY));
        }
    },
    /** Is given the CRLs: what it fetches itself it keeps for half a minute. */
    JAVA_BY_CRL("java") {
        @Override
        public Verdict judge(Case matter) throws Exception {
            var factory = CertificateFactory.getInstance("X.509");
            var crls = new ArrayList<CRL>();
            for (String path : List.of("/crl/issuing.crl", "/crl/root.crl")) {
                crls.add(factory.generateCRL(new ByteArrayInputStream(Doors.download(path))));
            }
            return validatedByJava(matter, crls, Set.of(Option.NO_FALLBACK, Option.PREFER_CRLS));
        }
    },
    /** The European Commission's library, with OCSP and CRL. */
    EU_DSS("java") {
        @Override
        public Verdict judge(Case matter) {
            var validator = CertificateValidator.fromCertificate(new CertificateToken(matter.certificate()));
            validator.setCertificateVerifier(dss(matter.root()));
            validator.setValidationTime(Date.from(matter.at()));
            var report = validator.validate().getSimpleReport();
            String id = report.getCertificateIds().getFirst();
            if (report.getCertificateIndication(id) == Indication.PASSED) {
                return Verdict.GOOD;
            }
            return switch (report.getCertificateSubIndication(id)) {
                case REVOKED, REVOKED_NO_POE -> Verdict.REVOKED;
                case TRY_LATER -> Verdict.ON_HOLD;
                case OUT_OF_BOUNDS_NO_POE, OUT_OF_BOUNDS_NOT_REVOKED -> Verdict.EXPIRED;
                default ->
                    throw new AssertionError("DSS said " + report.getCertificateIndication(id) + " "
                            + report.getCertificateSubIndication(id));
            };
        }
    };

    private final String tool;

    Judges(String tool) {
        this.tool = tool;
    }

    /** The program that this machine must have for it. */
    String tool() {
        return tool;
    }

    /** Trusts the root, and asks for the status over the network. */
    static CertificateVerifier dss(X509Certificate root) {
        var trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(new CertificateToken(root));
        var verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        verifier.setOcspSource(new OnlineOCSPSource());
        verifier.setCrlSource(new OnlineCRLSource());
        return verifier;
    }

    private static Command withCrls(Case matter) throws Exception {
        var command = new Command(matter);
        command.crl("issuing-crl.pem", Doors.download("/crl/issuing.crl"));
        command.crl("root-crl.pem", Doors.download("/crl/root.crl"));
        return command;
    }

    private static String addressOfOcsp(Command command) throws Exception {
        return command.run("openssl", "x509", "-in", "leaf.pem", "-noout", "-ocsp_uri")
                .strip();
    }

    private static void requireSaid(String said, String expected) {
        if (!said.contains(expected)) {
            throw new AssertionError("the judge did not say '" + expected + "' but: " + said);
        }
    }

    private static Verdict validatedByJava(Case matter, List<CRL> crls, Set<Option> options) throws Exception {
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(matter.root(), null)));
        var validator = CertPathValidator.getInstance("PKIX");
        var revocation = (PKIXRevocationChecker) validator.getRevocationChecker();
        revocation.setOptions(EnumSet.copyOf(options));
        parameters.addCertPathChecker(revocation);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(crls)));
        parameters.setDate(Date.from(matter.at()));
        var path = CertificateFactory.getInstance("X.509")
                .generateCertPath(List.of(matter.certificate(), matter.issuing()));
        try {
            validator.validate(path, parameters);
            return Verdict.GOOD;
        } catch (CertPathValidatorException refused) {
            if (refused.getReason() == BasicReason.REVOKED) {
                return Verdict.REVOKED;
            }
            if (refused.getReason() == BasicReason.EXPIRED) {
                return Verdict.EXPIRED;
            }
            throw refused;
        }
    }
}
