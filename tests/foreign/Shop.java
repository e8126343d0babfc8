import de.timroes.axmlrpc.XMLRPCClient;
import de.timroes.axmlrpc.XMLRPCException;
import de.timroes.axmlrpc.XMLRPCServerException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Map;

/** The aXMLRPC library of Java. Arguments: URL, key. */
public class Shop {
    private static XMLRPCClient keap;
    private static String key;

    private static Object call(String method, Object... parameters) throws XMLRPCException {
        Object[] all = new Object[parameters.length + 1];
        all[0] = key;
        System.arraycopy(parameters, 0, all, 1, parameters.length);
        return keap.call(method, all);
    }

    private static void say(Object text) {
        byte[] line = (text + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(line, 0, line.length);
        System.out.flush();
    }

    public static void main(String[] arguments) throws Exception {
        // Keap writes texts without a type tag, which this library takes only when it is told to.
        keap = new XMLRPCClient(new URL(arguments[0]), XMLRPCClient.FLAGS_DEFAULT_TYPE_STRING);
        key = arguments[1];
        Object[] rows = (Object[]) call("DataService.query", "Contact", 5, 0, Map.of("Email", "ann@%"), new Object[] {"Id", "FirstName"});
        Map<?, ?> row = (Map<?, ?>) rows[0];
        say(row.get("Id") + " " + row.get("FirstName"));
        Map<String, Object> zoe = Map.of("FirstName", "Zo\u00eb", "Email", "zoe@example.com");
        Object contact = call("ContactService.add", zoe);
        say(((Map<?, ?>) call("ContactService.load", contact, new Object[] {"FirstName"})).get("FirstName"));
        // It writes a date without colons, which the service does not take.
        Date day = new GregorianCalendar(2026, 0, 15, 10, 0, 0).getTime();
        try {
            call("InvoiceService.createBlankOrder", contact, "An order", day, 0, 0);
        } catch (XMLRPCServerException fault) {
            say(fault.getMessage());
        }
        try {
            call("ContactService.load", 999999, new Object[] {"Id"});
        } catch (XMLRPCServerException fault) {
            say(fault.getErrorNr() + " " + fault.getMessage());
        }
    }
}
