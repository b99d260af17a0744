import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * A Neo4j server on the loopback address for as long as somebody holds its standard input open.
 *
 * <p>Arguments: the folder for its data, and a port (0 for any free one). When the server answers,
 * one line "ready PORT" is printed; when standard input closes, it stops. So the server never
 * outlives the process that started it, however that process ends.
 */
public final class Neo4jServer {
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        DatabaseManagementService server =
                new DatabaseManagementServiceBuilder(home)
                        .setConfig(BoltConnector.enabled, true)
                        .setConfig(
                                BoltConnector.listen_address, new SocketAddress("127.0.0.1", port))
                        .setConfig(GraphDatabaseSettings.auth_enabled, true)
                        .setConfig(GraphDatabaseSettings.pagecache_memory, 128L * 1024 * 1024)
                        // Seconds to wait for late packets; nobody sends any by then.
                        .setConfig(
                                GraphDatabaseInternalSettings.netty_server_shutdown_quiet_period, 0)
                        .build();
        GraphDatabaseAPI database = (GraphDatabaseAPI) server.database("neo4j");
        int bound =
                database.getDependencyResolver()
                        .resolveDependency(ConnectorPortRegister.class)
                        .getLocalAddress(ConnectorType.BOLT)
                        .getPort();
        System.out.println("ready " + bound);
        System.out.flush();
        while (System.in.read() != -1) {
            // Nothing is said on standard input; only its end matters.
        }
        server.shutdown();
        System.exit(0);
    }
}
