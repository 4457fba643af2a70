package io.github.peerfire.openfire;

import io.github.peerfire.openfire.binding.BindingRegistry;
import io.github.peerfire.openfire.command.Command;
import io.github.peerfire.openfire.command.DrainCommand;
import io.github.peerfire.openfire.command.EndpointCommand;
import io.github.peerfire.openfire.command.KeyCommand;
import io.github.peerfire.openfire.command.StatisticsCommand;
import io.github.peerfire.openfire.command.Texts;
import io.github.peerfire.openfire.operation.Acts;
import io.github.peerfire.openfire.operation.Operations;
import io.github.peerfire.openfire.operation.Rendezvous;
import io.github.peerfire.openfire.operation.call.Names;
import io.github.peerfire.openfire.operation.call.RememberedIntroductions;
import io.github.peerfire.openfire.operation.connectivity.LiveConnectivityTests;
import io.github.peerfire.openfire.operation.endpoint.LiveEndpoints;
import io.github.peerfire.openfire.operation.history.DailyBook;
import io.github.peerfire.openfire.operation.history.Recorder;
import io.github.peerfire.openfire.operation.setting.PropertySettings;
import io.github.peerfire.openfire.operation.setting.PropertyStore;
import io.github.peerfire.openfire.operation.status.CounterSource;
import io.github.peerfire.openfire.operation.status.LiveService;
import io.github.peerfire.openfire.operation.status.RunningTotals;
import io.github.peerfire.openfire.operation.status.Versions;
import io.github.peerfire.openfire.operation.warning.AdvertisementRule;
import io.github.peerfire.openfire.operation.warning.ClockRule;
import io.github.peerfire.openfire.operation.warning.DatabaseRule;
import io.github.peerfire.openfire.operation.warning.KeysRule;
import io.github.peerfire.openfire.operation.warning.ListeningRule;
import io.github.peerfire.openfire.operation.warning.LoadRule;
import io.github.peerfire.openfire.operation.warning.ServerAddresses;
import io.github.peerfire.openfire.operation.warning.SettingsRule;
import io.github.peerfire.openfire.operation.warning.UnreachableRule;
import io.github.peerfire.openfire.operation.warning.Watch;
import io.github.peerfire.openfire.settings.RtmfpProperties;
import io.github.peerfire.openfire.storage.AuditTrail;
import io.github.peerfire.openfire.storage.DailyTotals;
import io.github.peerfire.openfire.storage.Database;
import io.github.peerfire.openfire.storage.DatabaseKeyStore;
import io.github.peerfire.openfire.ticket.TicketIssuer;
import java.time.Clock;
import java.util.List;

/**
 * What administrators see and do, as it hangs together in a server.
 *
 * @param operations all of it
 * @param totals to be told of each rendezvous that starts
 * @param monitoring what is done again and again
 */
record OperationService(Operations operations, RunningTotals totals, Monitoring monitoring) {

    /** What operations are made of. */
    record Parts(String address, String openfire, Rendezvous rendezvous, BindingRegistry bindings, TicketIssuer tickets,
            DatabaseKeyStore keyStore, KeyService keys, Names names, PropertyStore store,
            RtmfpProperties properties, Database database, Acts acts, Clock clock) {
    }

    static OperationService of(Parts parts) {
        RunningTotals totals = new RunningTotals(parts.rendezvous());
        CounterSource counters = new CounterSource(
                totals, parts.bindings(), parts.tickets(), parts.keys().holders()::endpoints);
        DailyTotals days = new DailyTotals(parts.database());
        Recorder recorder = new Recorder(days, parts.clock());
        AuditTrail trail = new AuditTrail(parts.database(), parts.clock());
        Watch watch = watch(parts, totals, recorder, trail);
        Monitoring monitoring = new Monitoring(counters::read, recorder, watch, new DailyBook(days, parts.clock()),
                trail, parts.properties(), parts.clock());
        LiveService service = new LiveService(parts.rendezvous(), parts.address(), versions(parts.openfire()), counters,
                watch::present, parts.acts(), parts.clock());
        return new OperationService(new LiveOperations(service, recorder,
                new LiveEndpoints(parts.rendezvous(), parts.bindings(), parts.keyStore(),
                        parts.tickets()::revoke, parts.properties().privacy(), parts.acts()),
                new RememberedIntroductions(parts.rendezvous(), parts.names(), parts.properties().privacy()),
                parts.keys().administration(), new PropertySettings(parts.store(), parts.acts()),
                new LiveConnectivityTests(parts.rendezvous(), ServerAddresses::of), watch, trail, parts.acts()), totals,
                monitoring);
    }

    /** What administrators may do over XMPP. */
    List<Command> commands(Texts texts, Clock clock) {
        return List.of(new KeyCommand(operations.keys(), clock, texts),
                new EndpointCommand(operations.endpoints(), texts),
                new DrainCommand(operations.service(), texts),
                new StatisticsCommand(operations.service(), texts));
    }

    private static Watch watch(Parts parts, RunningTotals totals, Recorder recorder, AuditTrail trail) {
        return new Watch(List.of(
                new ListeningRule(parts.rendezvous()),
                new UnreachableRule(parts.rendezvous(), totals, parts.tickets()::issued, parts.clock()),
                new AdvertisementRule(parts.rendezvous(), parts.properties(), ServerAddresses::of),
                new SettingsRule(parts.store(), parts.properties()),
                new DatabaseRule(trail),
                new KeysRule(parts.keyStore()::isRead),
                new LoadRule(totals, recorder, parts.properties()),
                new ClockRule(parts.clock(), System::nanoTime)), parts.clock());
    }

    private static Versions versions(String openfire) {
        String plugin = RtmfpPlugin.class.getPackage().getImplementationVersion();
        return new Versions(plugin == null ? "unknown" : plugin, openfire, System.getProperty("java.vm.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
    }
}
