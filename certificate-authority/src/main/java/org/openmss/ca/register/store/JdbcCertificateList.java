package org.openmss.ca.register.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.hierarchy.domain.Issuer;
import org.openmss.ca.register.domain.CertificateList;
import org.openmss.ca.register.domain.CertificateSelection;
import org.openmss.ca.register.domain.CertificateSelection.Standing;
import org.openmss.ca.register.domain.ListedCertificate;
import org.openmss.ca.register.domain.ProfileName;
import org.openmss.ca.register.domain.RequestId;
import org.openmss.ca.register.domain.Revocation;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;

/** Reads pages with the queries of {@link ListQuery}. */
@ApplicationScoped
class JdbcCertificateList implements CertificateList {
    private final DataSource database;
    private final Hierarchy hierarchy;

    JdbcCertificateList(DataSource database, Hierarchy hierarchy) {
        this.database = database;
        this.hierarchy = hierarchy;
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public List<ListedCertificate> find(CertificateSelection selection, Optional<Place> after, int most) {
        var issuers = hierarchy.issuers().stream().map(Issuer::id).toList();
        try (var connection = database.getConnection();
                var query = prepared(connection, ListQuery.of(selection, after, most, issuers));
                var rows = query.executeQuery()) {
            var found = new ArrayList<ListedCertificate>();
            while (rows.next()) {
                found.add(listed(rows));
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException("the register could not be searched", failed);
        }
    }

    private static PreparedStatement prepared(Connection connection, ListQuery query) throws SQLException {
        var statement = connection.prepareStatement(query.sql());
        int position = 1;
        for (Object parameter : query.parameters()) {
            if (parameter instanceof String[] texts) {
                statement.setArray(position++, connection.createArrayOf("text", texts));
            } else {
                statement.setObject(position++, parameter);
            }
        }
        return statement;
    }

    private static ListedCertificate listed(ResultSet row) throws SQLException {
        String serial = row.getString("serial");
        return new ListedCertificate(
                new AuthorityId(row.getString("issuer")),
                CertificateSerial.parse(serial),
                new RequestId(row.getString("request_id")),
                new ProfileName(row.getString("profile")),
                Standing.valueOf(row.getString("state")),
                SubjectText.commonName(Bytes.of(row.getBytes("to_be_signed"))),
                row.getTimestamp("prepared_at").toInstant(),
                row.getTimestamp("not_before").toInstant(),
                row.getTimestamp("not_after").toInstant(),
                revocation(serial, row));
    }

    private static Optional<Revocation> revocation(String serial, ResultSet row) throws SQLException {
        @Nullable Timestamp at = row.getTimestamp("revoked_at");
        if (at == null) {
            return Optional.empty();
        }
        @Nullable Timestamp gone = row.getTimestamp("invalidity_date");
        return Optional.of(CertificateRow.revocation(
                serial, at.toInstant(), row.getShort("reason"), gone == null ? null : gone.toInstant()));
    }
}
