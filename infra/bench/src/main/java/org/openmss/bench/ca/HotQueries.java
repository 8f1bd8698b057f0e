package org.openmss.bench.ca;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.openmss.bench.load.Http;
import org.openmss.bench.load.Load;
import org.openmss.bench.load.PlainLoad;
import org.openmss.bench.load.Spool;
import org.openmss.bench.load.TlsLoad;
import org.openmss.kernel.Bytes;

/** How long the four acts of every day take with the register as full as it is, one after the other on one connection: medians in milliseconds. */
record HotQueries(double issue, double find, double status, double revoke) {

    static HotQueries measure(
            Authority authority, X509Certificate issuer, int times, SecureRandom chance, InstantSource clock)
            throws SQLException {
        try (var answers = Spool.in(authority.folder());
                var statuses = Spool.in(authority.folder());
                var database = authority.database()) {
            var tls = authority.registrationAuthority();
            int port = authority.httpsPort();
            var requests = IssuanceRequests.prepare(times, answers, chance);
            double issue = TlsLoad.each(port, tls, requests, times).percentile(50);
            var issued = IssuedCertificates.verified(answers, requests, database).all().stream()
                    .map(Issued::serial)
                    .toList();

            var everywhere = new ArrayList<>(new Register(database).someValid(times));
            double find = TlsLoad.each(port, tls, new OneByOne(paths(everywhere)), everywhere.size())
                    .percentile(50);

            var questions = new OcspQuestions(issuer, Register.numbers(everywhere));
            long seed = chance.nextLong();
            double status = PlainLoad.run(
                            Load.closed(
                                    authority.port(),
                                    1,
                                    java.time.Duration.ofMillis(500),
                                    java.time.Duration.ofSeconds(2)),
                            OcspExchanges.withNonce(questions.postsWithNonce("/ocsp"), seed, statuses))
                    .percentile(50);
            new OcspVerification(questions, issuer, clock).verify(statuses, seed);

            double revoke = TlsLoad.each(port, tls, new OneByOne(revocations(issued)), issued.size())
                    .percentile(50);
            return new HotQueries(issue, find, status, revoke);
        }
    }

    static List<Bytes> revocations(List<String> serials) {
        byte[] body = "{\"reason\":\"superseded\"}".getBytes(StandardCharsets.US_ASCII);
        return serials.stream()
                .map(serial -> Bytes.of(Http.post("/certificates/" + serial + "/revocation", "application/json", body)))
                .toList();
    }

    private static List<Bytes> paths(List<String> serials) {
        return serials.stream()
                .map(serial -> Bytes.of(Http.get("/certificates/" + serial)))
                .toList();
    }
}
