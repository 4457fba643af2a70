package io.github.peerfire.openfire.command;

import io.github.peerfire.openfire.operation.status.LiveCounters;
import io.github.peerfire.openfire.operation.status.ServiceControl;
import io.github.peerfire.openfire.operation.status.Warning;
import io.github.peerfire.rendezvous.RendezvousStatistics;
import java.util.LinkedHashMap;
import java.util.Map;
import org.xmpp.forms.DataForm;
import org.xmpp.forms.FormField;
import org.xmpp.packet.JID;

/** Shows how the service is (XEP-0050). */
public final class StatisticsCommand implements Command {

    private static final String LABELS = "command.statistics.";

    private final ServiceControl service;
    private final Texts texts;

    /** Makes the command. */
    public StatisticsCommand(ServiceControl service, Texts texts) {
        this.service = service;
        this.texts = texts;
    }

    @Override
    public String node() {
        return "urn:xmpp:rtmfp:0#statistics";
    }

    @Override
    public String name() {
        return texts.get("command.statistics");
    }

    @Override
    public DataForm form() {
        DataForm form = new DataForm(DataForm.Type.form);
        form.setTitle(name());
        form.addInstruction(texts.get(LABELS + "instructions"));
        return form;
    }

    @Override
    public DataForm execute(JID admin, DataForm filled) {
        DataForm result = new DataForm(DataForm.Type.result);
        result.setTitle(name());
        for (Warning warning : service.warnings()) {
            result.addInstruction(texts.get(warning.problem()) + " " + texts.get(warning.advice()));
        }
        result.addReportedField("name", texts.get(LABELS + "name"), FormField.Type.text_single);
        result.addReportedField("value", texts.get(LABELS + "value"), FormField.Type.text_single);
        values().forEach((name, value) -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("name", name);
            fields.put("value", value);
            result.addItemFields(fields);
        });
        return result;
    }

    private Map<String, Object> values() {
        LiveCounters counters = service.counters();
        RendezvousStatistics statistics = counters.rendezvous();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(texts.get("command.drain.state"), texts.get(service.status().state().key()));
        values.put(texts.get("measure.sessions"), statistics.sessionsOpen());
        values.put(texts.get("measure.bound"), counters.boundEndpoints());
        values.put(texts.get("measure.connects"), statistics.connectsAccepted());
        values.put(texts.get("measure.rejections"), statistics.connectsRejected());
        values.put(texts.get("measure.introductions"), counters.introductions().begun());
        counters.introductions().outcomes().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(outcome ->
                values.put(texts.get(outcome.getKey().explanationKey()), outcome.getValue()));
        return values;
    }
}
