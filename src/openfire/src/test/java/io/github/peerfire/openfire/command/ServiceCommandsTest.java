package io.github.peerfire.openfire.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.openfire.binding.BindingRegistry;
import io.github.peerfire.openfire.operation.Acts;
import io.github.peerfire.openfire.operation.Administrator;
import io.github.peerfire.openfire.operation.StoppedRendezvous;
import io.github.peerfire.openfire.operation.endpoint.EndpointDirectory;
import io.github.peerfire.openfire.operation.endpoint.EndpointPage;
import io.github.peerfire.openfire.operation.endpoint.EndpointQuery;
import io.github.peerfire.openfire.operation.endpoint.EndpointRow;
import io.github.peerfire.openfire.operation.endpoint.EndpointSort;
import io.github.peerfire.openfire.operation.status.CounterSource;
import io.github.peerfire.openfire.operation.status.LiveService;
import io.github.peerfire.openfire.operation.status.RunningTotals;
import io.github.peerfire.openfire.operation.status.Versions;
import io.github.peerfire.openfire.operation.warning.ListeningRule;
import io.github.peerfire.openfire.operation.warning.Watch;
import io.github.peerfire.openfire.storage.AuditEntry;
import io.github.peerfire.openfire.storage.AuditTrail;
import io.github.peerfire.openfire.storage.HsqldbTables;
import io.github.peerfire.openfire.ticket.TicketIssuer;
import io.github.peerfire.rendezvous.check.NatMapping;
import io.github.peerfire.testbed.time.ManualClock;
import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xmpp.forms.DataForm;
import org.xmpp.packet.JID;

class ServiceCommandsTest {

    private static final JID ADMIN = new JID("admin@example.net/console");

    private final ManualClock clock = new ManualClock();
    private final Properties texts = new Properties();
    private final StoppedRendezvous rendezvous = new StoppedRendezvous();
    private final AuditTrail audit = new AuditTrail(HsqldbTables.fresh(), clock);
    private final Watch watch = new Watch(List.of(new ListeningRule(rendezvous)), clock);
    private final LiveService service = new LiveService(rendezvous, "rtmfp.example.net",
            new Versions("1", "2", "3", "4"),
            new CounterSource(new RunningTotals(rendezvous), new BindingRegistry(null, null, clock),
                    new TicketIssuer(new Random(1), clock), () -> 0),
            watch::present, new Acts(audit), clock);
    private final OneEndpoint endpoints = new OneEndpoint();

    ServiceCommandsTest() throws IOException {
        try (Reader file = Files.newBufferedReader(Path.of("../../i18n/rtmfp_i18n.properties"))) {
            texts.load(file);
        }
    }

    private String text(String key) {
        assertThat(texts).containsKey(key);
        return texts.getProperty(key);
    }

    /** An endpoint that can be disconnected. */
    private final class OneEndpoint implements EndpointDirectory {

        private final List<String> calls = new ArrayList<>();

        @Override
        public Set<EndpointSort> sorts() {
            return Set.of(EndpointSort.JID);
        }

        @Override
        public EndpointPage find(EndpointQuery query) {
            calls.add("find " + query.search());
            return new EndpointPage(List.of(new EndpointRow(5, EndpointRow.Admission.TICKET,
                    Optional.of("bob@example.net/<b>"), true, Optional.empty(), Optional.empty(), "ab".repeat(32), true,
                    Optional.of(new InetSocketAddress("192.0.2.1", 4000)), List.of(), NatMapping.UNKNOWN,
                    Optional.empty(), clock.instant())), 0, 1, 1);
        }

        @Override
        public Optional<EndpointRow> get(long connectionId) {
            return Optional.empty();
        }

        @Override
        public boolean disconnect(Administrator who, long connectionId) {
            calls.add(who.name() + " disconnects " + connectionId);
            return connectionId == 5;
        }
    }

    @Test
    void endpointsAreSearchedAndDisconnected() throws CommandException {
        EndpointCommand command = new EndpointCommand(endpoints, this::text);
        assertThat(command.form().getField("action").getOptions()).hasSize(2);
        String list = command.execute(ADMIN, filled(Map.of("action", "list", "search", "bob"))).getElement().asXML();
        assertThat(list).contains("bob@example.net/&lt;b&gt;", "192.0.2.1 4000", "2026-03-01T10:15:30Z", "Found: 1");
        command.execute(ADMIN, filled(Map.of("action", "disconnect", "connection", "5")));
        assertThat(endpoints.calls).containsExactly("find bob", "admin@example.net disconnects 5", "find ");
        for (String connection : new String[] {"6", "x", ""}) {
            assertThatThrownBy(() -> command.execute(ADMIN,
                    filled(Map.of("action", "disconnect", "connection", connection))))
                    .isInstanceOf(CommandException.class).hasMessage("This cannot be used: Connection");
        }
    }

    @Test
    void aDrainIsBegunShownAndEnded() throws CommandException {
        DrainCommand command = new DrainCommand(service, this::text);
        assertThat(command.form().getField("action").getOptions()).hasSize(3);
        command.execute(ADMIN, filled(Map.of("action", "drain")));
        assertThat(rendezvous.isDraining()).isTrue();
        assertThat(command.execute(ADMIN, filled(Map.of("action", "show"))).getField("state").getFirstValue())
                .isEqualTo("not listening");
        command.execute(ADMIN, filled(Map.of("action", "undrain")));
        assertThat(rendezvous.isDraining()).isFalse();
        assertThat(audit.latest(9)).extracting(AuditEntry::act)
                .containsExactlyInAnyOrder("service.drain", "service.undrain");
        assertThatThrownBy(() -> command.execute(ADMIN, filled(Map.of("action", "flood"))))
                .hasMessage("This cannot be used: Action");
    }

    @Test
    void statisticsSayWhatIsWrongToo() {
        watch.look();
        StatisticsCommand command = new StatisticsCommand(service, this::text);
        assertThat(command.form().getFields()).isEmpty();
        String shown = command.execute(ADMIN, filled(Map.of())).getElement().asXML();
        assertThat(shown).contains("Sessions", "not listening",
                "The rendezvous does not listen: why Check the settings");
    }

    private static DataForm filled(Map<String, String> values) {
        DataForm form = new DataForm(DataForm.Type.submit);
        values.forEach((field, value) -> form.addField(field, null, null).addValue(value));
        return form;
    }
}
