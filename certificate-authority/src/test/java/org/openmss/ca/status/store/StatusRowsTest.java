package org.openmss.ca.status.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class StatusRowsTest {
    private final List<String> calls = new ArrayList<>();

    @Test
    void aConnectionThatIsDeadWhenItIsBorrowedGoesBackToThePool() {
        var dead = as(Connection.class, (proxy, method, arguments) -> {
            calls.add(method.getName());
            if (method.getName().equals("setTransactionIsolation")) {
                throw new SQLException("the server closed the connection");
            }
            return null;
        });
        var pool = as(DataSource.class, (proxy, method, arguments) -> dead);

        assertThatThrownBy(() -> new StatusRows(pool).look()).isInstanceOf(SQLException.class);

        assertThat(calls).endsWith("close");
    }

    private static <T> T as(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
