package org.openmss.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.launcher.demo.MobileUser;
import org.openmss.launcher.demo.Provider;
import org.openmss.launcher.mesh.Service;
import org.openmss.launcher.web.Answer;

/** An auditor with a token, the audit key's public half and the command; and what a database's administrator does behind his back. */
@ExtendWith(RunningMesh.Extension.class)
class AuditScenarioIT {
    private static final List<Service> AUDITED =
            List.of(Service.CERTIFICATE_AUTHORITY, Service.REGISTRATION_AUTHORITY, Service.OPERATOR_A);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final RunningMesh mesh;

    @TempDir
    Path folder;

    AuditScenarioIT(RunningMesh mesh) {
        this.mesh = mesh;
    }

    @AfterEach
    void everythingRunsAgain() {
        mesh.ensureRunning(Service.REGISTRATION_AUTHORITY);
    }

    @Test
    void whatHappenedIsInEachServicesTrailAndTheVerifierFindsNothing() throws Exception {
        var user = mesh.activeUser();
        var request = signed(user, "Pay 12 euros?");
        var serial = mesh.cast().officer().registration(user.registrationId()).text("/certificates/0/serial");

        for (var service : AUDITED) {
            awaitSealed(service);
            var held = checkpointsFile(service);

            var export = AuditCommand.export(service, folder);
            var outcome =
                    AuditCommand.verify(export, "--key", AuditCommand.key(service), "--checkpoint", held.toString());

            assertThat(outcome.status()).as(outcome.said()).isZero();
            assertThat(outcome.said()).contains("localhost/" + service.title(), "GOOD:", "checkpoints compared");
        }
        assertThat(trail(Service.CERTIFICATE_AUTHORITY)).contains("certificate.issue", serial);
        assertThat(trail(Service.REGISTRATION_AUTHORITY)).contains(user.registrationId());
        assertThat(trail(Service.OPERATOR_A)).contains("signature.end", request.text("id"));
    }

    @Test
    void anExportIsItselfOnRecordAndAnUncheckedSignatureIsNoGoodVerdict() throws Exception {
        var service = Service.CERTIFICATE_AUTHORITY;
        awaitSealed(service);
        AuditCommand.export(service, folder);
        awaitSealed(service);

        var export = AuditCommand.export(service, folder);
        var outcome = AuditCommand.verify(export);

        assertThat(trail(service)).contains("\"action\":\"audit.export\"");
        assertThat(outcome.status()).isEqualTo(4);
        assertThat(outcome.said())
                .contains("signatures: NOT CHECKED", "UNDECIDED")
                .doesNotContain("GOOD:");
    }

    @Test
    void anotherServicesKeyIsNotTheOneThatSigned() throws Exception {
        awaitSealed(Service.OPERATOR_A);
        var export = AuditCommand.export(Service.OPERATOR_A, folder);

        var outcome = AuditCommand.verify(export, "--key", AuditCommand.key(Service.CERTIFICATE_AUTHORITY));

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.said()).contains("does not bear the audit key's signature");
    }

    @Test
    void aRecordThatTheAdministratorChangesDeletesOrSwapsIsNamed() throws Exception {
        var service = Service.OPERATOR_A;
        awaitSealed(service);
        try (var database = mesh.administrator(service)) {
            var last = lastEntries(database);
            long one = last.get(0).recordId();
            long other = last.get(1).recordId();
            execute(
                    database,
                    "create temp table kept as select * from audit_record where id in (" + one + "," + other + ")");

            try {
                execute(database, "update audit_record set outcome = 'forged' where id = " + one);
                assertThat(found(service))
                        .containsExactly("FOUND entry " + last.get(0).index() + " (record " + one
                                + ") was changed: it is not the record that was sealed");
                undo(database);

                execute(database, "delete from audit_record where id = " + one);
                assertThat(found(service))
                        .containsExactly("FOUND entry " + last.get(0).index() + " is missing: record " + one
                                + " was sealed and has been deleted");
                undo(database);

                execute(
                        database,
                        "update audit_record r set at = o.at, actor = o.actor, action = o.action, subject = o.subject,"
                                + " outcome = o.outcome from kept o where r.id in (" + one + "," + other
                                + ") and o.id in (" + one + "," + other + ") and o.id <> r.id");
                assertThat(found(service)).hasSize(2).allMatch(finding -> finding.contains("was swapped with entry"));
            } finally {
                undo(database);
            }

            assertThat(found(service)).isEmpty();
        }
    }

    @Test
    void aTrailThatIsRolledBackAndSealedAnewIsFoundByACheckpointHeldOutside() throws Exception {
        var service = Service.REGISTRATION_AUTHORITY;
        mesh.activeUser();
        awaitSealed(service);
        var held = Files.writeString(folder.resolve("held"), checkpointFromTheDoor());
        mesh.kill(service);
        try (var database = mesh.administrator(service)) {
            execute(database, "delete from audit_record where id = (select max(record_id) from audit_leaf)");
            execute(database, "truncate audit_leaf, audit_node, audit_checkpoint");
        }
        Files.move(liveCheckpoints(service), folder.resolve("moved-aside"));
        mesh.restart(service);
        awaitSealed(service);

        var export = AuditCommand.export(service, folder);
        var alone = AuditCommand.verify(export, "--key", AuditCommand.key(service));
        var compared = AuditCommand.verify(export, "--key", AuditCommand.key(service), "--checkpoint", held.toString());

        assertThat(alone.status())
                .as("whoever has the key and the table can rewrite it all: %s", alone.said())
                .isZero();
        assertThat(alone.said()).contains("held outside: nothing");
        assertThat(compared.status()).isEqualTo(3);
        assertThat(compared.said()).containsPattern("FOUND .*(written anew|cut off)");
    }

    @Test
    void noSecretIsInAnyRecord() throws Exception {
        var text = "Is this the text of " + System.nanoTime() + "?";
        var user = mesh.cast().newcomer("Hypatia", "Of-Alexandria", "GR");
        var code = user.register();
        user.activate(code);
        var refused = mesh.bank().request(Provider.text(user.msisdn(), text));
        var prompt = user.agree(refused).text("id");
        user.phone().enterPin(prompt, "000001");
        user.phone().refuse(prompt);
        signed(user, text);
        mesh.cast().bankWithPassword("wrong-password-of-the-test").request(Provider.text(user.msisdn(), text));
        var secrets = new ArrayList<>(List.of(user.pin(), "000001", code, text, "wrong-password-of-the-test"));
        mesh.file().aps().forEach(ap -> secrets.addAll(List.of(ap.password(), ap.hmacKey())));
        try (var files = Files.list(RunningMesh.HOME.resolve("secrets"))) {
            for (var file : files.filter(AuditScenarioIT::isSecret).toList()) {
                Files.readString(file)
                        .lines()
                        .map(String::strip)
                        .filter(line -> line.length() >= 16 && !line.startsWith("-----"))
                        .forEach(secrets::add);
            }
        }
        var person = List.of("Alexandria", user.msisdn(), user.person().documentNumber());

        for (var service : AUDITED) {
            awaitSealed(service);
            AuditCommand.export(service, folder);
            var trail = trail(service);
            assertThat(trail.lines().count()).isGreaterThan(3);
            assertThat(secrets)
                    .allSatisfy(secret -> assertThat(isTold(secret, trail)).isFalse());
            assertThat(person).noneMatch(trail::contains);
        }
        assertThat(isTold(user.registrationId(), trail(Service.REGISTRATION_AUTHORITY)))
                .as("what is looked for can be found")
                .isTrue();
    }

    /** Certificates and their fingerprints lie there as well. */
    private static boolean isSecret(Path file) {
        var name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && !name.endsWith("-sha256")
                && !name.endsWith("certificate.pem")
                && !name.endsWith("tls.pem")
                && !name.endsWith(".p12");
    }

    /** As it is, or in base64 or hex; digits alone only as a word, for a PIN's may stand in the middle of an id. */
    private static boolean isTold(String secret, String trail) {
        var octets = secret.getBytes(StandardCharsets.UTF_8);
        return Pattern.compile("(?<![0-9A-Za-z])" + Pattern.quote(secret) + "(?![0-9A-Za-z])")
                        .matcher(trail)
                        .find()
                || trail.contains(Base64.getEncoder().withoutPadding().encodeToString(octets))
                || trail.contains(HexFormat.of().formatHex(octets));
    }

    private Answer signed(MobileUser user, String text) {
        var request = mesh.bank().request(Provider.text(user.msisdn(), text));
        user.sign(request);
        assertThat(mesh.bank().result(request.text("id"), "PT30S").text("state"))
                .isEqualTo("SIGNED");
        return request;
    }

    private String trail(Service service) throws IOException {
        return Files.readString(folder.resolve(service.title() + ".audit"));
    }

    private List<String> found(Service service) throws IOException, InterruptedException {
        var outcome = AuditCommand.verify(AuditCommand.export(service, folder), "--key", AuditCommand.key(service));
        var findings =
                outcome.said().lines().filter(line -> line.startsWith("FOUND")).toList();
        assertThat(outcome.status()).isEqualTo(findings.isEmpty() ? 0 : 3);
        return findings;
    }

    private String checkpointFromTheDoor() {
        return new String(
                mesh.web()
                        .withToken(mesh.token("auditor"))
                        .bytes(mesh.file().at(Service.REGISTRATION_AUTHORITY).https() + "/audit/checkpoint"),
                StandardCharsets.UTF_8);
    }

    private static Path liveCheckpoints(Service service) {
        return RunningMesh.HOME.resolve("data").resolve(service.title() + "-audit-checkpoints");
    }

    /** As it is before the export is made. */
    private Path checkpointsFile(Service service) throws IOException {
        return Files.copy(liveCheckpoints(service), folder.resolve(service.title() + "-checkpoints"));
    }

    /** Waits until every record that is there now has its place in the log. */
    private void awaitSealed(Service service) throws Exception {
        try (var database = mesh.administrator(service)) {
            long newest = number(database, "select max(id) from audit_record");
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (number(
                            database,
                            "select count(*) from audit_record r where id <= " + newest
                                    + " and not exists (select from audit_leaf l where l.record_id = r.id)")
                    > 0) {
                assertThat(System.nanoTime()).as(service + " seals its records").isLessThan(deadline);
                Thread.sleep(Duration.ofMillis(100));
            }
        }
    }

    private record Place(long index, long recordId) {}

    private static List<Place> lastEntries(Connection database) throws SQLException {
        var places = new ArrayList<Place>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(
                        "select leaf_index, record_id from audit_leaf order by leaf_index desc limit 2")) {
            while (rows.next()) {
                places.add(new Place(rows.getLong(1), rows.getLong(2)));
            }
        }
        return places.reversed();
    }

    private static void undo(Connection database) throws SQLException {
        execute(database, "delete from audit_record r using kept k where k.id = r.id");
        execute(database, "insert into audit_record overriding system value select * from kept");
    }

    private static long number(Connection database, String query) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
