package org.openmss.ca.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.openmss.audit.AuditRecord;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.hierarchy.domain.CrlPartition;
import org.openmss.ca.status.domain.Crl;
import org.openmss.ca.status.domain.CrlScopeId;
import org.openmss.ca.status.domain.Crls;
import org.openmss.ca.status.domain.SignedCrl;

/** Published CRLs of one scope, for tests without a database. */
final class CrlsInMemory implements Crls {
    final List<Crl> published = new ArrayList<>();
    final List<byte[]> contents = new ArrayList<>();
    final List<AuditRecord> acts = new ArrayList<>();
    boolean untold;

    @Override
    public Optional<Crl> newest(CrlScopeId scope, Crl.Kind kind) {
        return published.stream().filter(crl -> crl.kind() == kind).reduce((older, newer) -> newer);
    }

    @Override
    public Set<CrlPartition> partitions(AuthorityId authority) {
        return Set.of(CrlPartition.UNDIVIDED);
    }

    @Override
    public Set<CrlScopeId> untold() {
        return Set.of();
    }

    @Override
    public Optional<Crl> publish(CrlScopeId scope, Function<Turn, Optional<SignedCrl>> issue) {
        var turn = new Turn(
                lastNumber() + 1,
                newest(scope, Crl.Kind.FULL),
                published.stream().filter(Crl::regular).reduce((older, newer) -> newer),
                newest(scope, Crl.Kind.DELTA),
                untold);
        return issue.apply(turn).map(this::keep);
    }

    @Override
    public boolean take(CrlScopeId scope, SignedCrl signed, AuditRecord act) {
        boolean rises = signed.crl().number() > lastNumber();
        if (rises) {
            keep(signed);
            acts.add(act);
        }
        return rises;
    }

    private Crl keep(SignedCrl signed) {
        var out = new ByteArrayOutputStream();
        signed.content().feed((piece, length) -> out.write(piece, 0, length));
        published.add(signed.crl());
        contents.add(out.toByteArray());
        signed.close();
        untold = false;
        return signed.crl();
    }

    private long lastNumber() {
        return published.isEmpty() ? 0 : published.getLast().number();
    }

    @Override
    public void write(CrlScopeId scope, Crl crl, OutputStream out) throws IOException {
        out.write(contents.get(published.indexOf(crl)));
    }

    @Override
    public void forgetReplacedBefore(Instant time) {}
}
