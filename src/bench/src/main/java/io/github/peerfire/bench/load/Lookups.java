package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Report;
import io.github.peerfire.rtmfp.common.Time;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Questions of connected clients for each other, answered with a Redirect. Everybody asks for everybody in turn, since
 * a server may well refuse to bother one client again and again. Nothing comes of it: those who are asked for take no
 * hellos.
 */
final class Lookups {

    private static final long PATIENCE = Time.SECOND;

    private final Swarm swarm;
    private final List<SimulatedClient> clients;
    private final LookupPackets packets;
    private final Map<Long, Question> open = new LinkedHashMap<>();
    private long next;

    private record Question(long asked, CompletableFuture<Void> answer) {
    }

    private Lookups(Swarm swarm, List<SimulatedClient> clients) {
        this.swarm = swarm;
        this.clients = clients;
        this.packets = new LookupPackets(clients.get(0).identity().startupCipher());
        clients.forEach(client -> client.intercept(this::received));
    }

    static Report run(LoadOptions options, int clients) throws IOException {
        try (Swarm swarm = new Swarm(options.target())) {
            SessionMemory memory = new SessionMemory(options);
            List<SimulatedClient> present = swarm.add(options, clients);
            Introductions.signIn(swarm, options, present);
            memory.end();
            Lookups lookups = new Lookups(swarm, present);
            Operations.run(swarm, options.warmup(), options.window(), i -> lookups.ask());
            Gauge gauge = new Gauge(options, swarm);
            Operations measured = Operations.run(swarm, options.count(), options.window(), i -> lookups.ask());
            Report report = options.newReport("lookups").with("clients", clients);
            gauge.report(report, measured);
            memory.report(report, clients);
            return report;
        }
    }

    private CompletableFuture<Void> ask() {
        long number = next++;
        int asker = (int) (number % clients.size());
        int distance = 1 + (int) (number / clients.size() % (clients.size() - 1));
        SimulatedClient wanted = clients.get((asker + distance) % clients.size());
        Question question = new Question(swarm.now(), new CompletableFuture<>());
        open.put(number, question);
        clients.get(asker).sendDatagram(packets.hello(wanted.identity().peerId(), number));
        return question.answer;
    }

    /** Takes Redirects, and with each gives up those that are waited for in vain. */
    private boolean received(byte[] datagram, int length) {
        long number = packets.answered(datagram, length);
        Question answered = open.remove(number);
        if (answered != null) {
            answered.answer.complete(null);
        }
        List<Question> late = open.values().stream()
                .takeWhile(question -> swarm.now() - question.asked > PATIENCE).toList();
        open.values().removeAll(late);
        late.forEach(question -> question.answer.completeExceptionally(new IOException("No answer")));
        return number >= 0;
    }
}
