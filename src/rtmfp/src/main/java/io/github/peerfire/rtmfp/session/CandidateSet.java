package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Time;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Where a far end that is wanted may be, and when each way to each of these addresses is to be tried next. */
final class CandidateSet {

    private final NearInterfaces interfaces;
    private final Map<InetSocketAddress, Long> known = new LinkedHashMap<>();
    /** Those to which all ways are to be tried, with the interface to take where none are known. */
    private final Map<InetSocketAddress, Integer> addresses = new LinkedHashMap<>();
    private final Map<Path, RepeatSchedule> candidates = new LinkedHashMap<>();
    private Path latest;

    CandidateSet(NearInterfaces interfaces) {
        this.interfaces = interfaces;
    }

    /** Adds one way to an address, to be tried at once; false if it is there already, or there are enough addresses. */
    boolean add(Path path, long now) {
        return isOneOfFew(path.address(), now) && candidates.putIfAbsent(path, new RepeatSchedule(now)) == null;
    }

    /**
     * Adds an address and all ways there that interfaces offer, now or later: direct ones to be tried at once.
     *
     * @param usual the interface to take where none are known
     * @return false if it is there already, or there are enough
     */
    boolean add(InetSocketAddress address, int usual, long now) {
        if (!isOneOfFew(address, now) || addresses.putIfAbsent(address, usual) != null) {
            return false;
        }
        addWays(address);
        return true;
    }

    private boolean isOneOfFew(InetSocketAddress address, long now) {
        // RFC 7016 §3.5.1.1.1: REDIRECT_THRESHOLD
        if (known.size() >= SessionParameters.CANDIDATE_LIMIT && !known.containsKey(address)) {
            return false;
        }
        known.putIfAbsent(address, now);
        return true;
    }

    private void addWays(InetSocketAddress address) {
        interfaces.eachPath(address, addresses.get(address), known.get(address),
                (path, time) -> candidates.putIfAbsent(path, new RepeatSchedule(time)));
    }

    /** There is another interface: what leads nowhere is forgotten, new ways are added. */
    void interfacesChanged() {
        candidates.keySet().removeIf(path -> !interfaces.isPresent(path.interfaceId()));
        addresses.keySet().forEach(this::addWays);
    }

    boolean contains(Path path) {
        return candidates.containsKey(path);
    }

    /** How long ago a way was tried last; {@link RepeatSchedule#UNKNOWN} if it was not. */
    long sinceLatest(Path path, long now) {
        RepeatSchedule schedule = candidates.get(path);
        return schedule == null ? RepeatSchedule.UNKNOWN : schedule.sinceLatest(now);
    }

    /** The one that was tried last; null if none was. */
    Path latest() {
        return latest;
    }

    long nextDeadline() {
        long deadline = Time.NEVER;
        for (RepeatSchedule schedule : candidates.values()) {
            deadline = Math.min(deadline, schedule.next());
        }
        return deadline;
    }

    /** Tries all that are due. */
    void sendDue(Consumer<Path> sender, long now) {
        candidates.forEach((path, schedule) -> {
            if (schedule.isDue(now)) {
                latest = path;
                sender.accept(path);
                schedule.sent(now);
            }
        });
    }
}
