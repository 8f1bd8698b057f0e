package org.openmss.ca.status.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.hierarchy.domain.Content;
import org.openmss.ca.status.domain.CrlScopeId;

/** The content of CRLs in PostgreSQL, in pieces: none is whole in memory, and no transaction stays open while a slow reader reads. */
@ApplicationScoped
class CrlPieces {
    private static final int PIECE = 256 * 1024;
    private final DataSource database;

    CrlPieces(DataSource database) {
        this.database = database;
    }

    /** In the caller's transaction. */
    void store(CrlScopeId scope, long number, Content content) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into crl_piece (authority, partition, number, position, content) values (?, ?, ?, ?, ?)");
                InputStream in = content.open()) {
            name(insert, scope, number);
            byte[] piece = in.readNBytes(PIECE);
            for (int position = 0; piece.length > 0; position++) {
                insert.setInt(4, position);
                insert.setBytes(5, piece);
                insert.executeUpdate();
                piece = in.readNBytes(PIECE);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("a CRL could not be stored", failed);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a CRL could not be read to be stored", unreadable);
        }
    }

    void write(CrlScopeId scope, long number, long length, OutputStream out) throws IOException {
        long written = 0;
        for (int position = 0; written < length; position++) {
            byte[] piece = read(scope, number, position);
            if (piece == null) {
                throw new IOException("the content of CRL " + scope + " number " + number + " is gone");
            }
            out.write(piece);
            written += piece.length;
        }
    }

    private byte @Nullable [] read(CrlScopeId scope, long number, int position) throws IOException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select content from crl_piece"
                        + " where authority = ? and partition = ? and number = ? and position = ?")) {
            name(select, scope, number);
            select.setInt(4, position);
            try (var found = select.executeQuery()) {
                return found.next() ? found.getBytes(1) : null;
            }
        } catch (SQLException failed) {
            throw new IOException("the content of a CRL could not be read", failed);
        }
    }

    private static void name(PreparedStatement statement, CrlScopeId scope, long number) throws SQLException {
        statement.setString(1, scope.authority().value());
        statement.setInt(2, scope.partition().number());
        statement.setLong(3, number);
    }
}
