package io.github.peerfire.rendezvous;

import io.github.peerfire.rtmfp.common.AddressNumbers;
import io.github.peerfire.rtmfp.common.SipHash;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Things found by the address at which they are, usually one. May be asked from any thread.
 *
 * @param <T> what is found
 */
final class AddressIndex<T> {

    private final Function<T, InetSocketAddress> addressOf;
    private final AddressNumbers numbers;
    /** At each address the latest. */
    private final ConcurrentIndex<T> latest;
    /** Of addresses with several things all of them; such are rare, and end soon. */
    private final Map<InetSocketAddress, List<T>> crowds = new ConcurrentHashMap<>();

    /**
     * Nothing so far.
     *
     * @param hash nobody else knows its secret
     * @param addressOf where something is, as far as it was not moved just now
     */
    AddressIndex(SipHash hash, Function<T, InetSocketAddress> addressOf) {
        this.addressOf = addressOf;
        numbers = new AddressNumbers(hash);
        latest = new ConcurrentIndex<>(number -> (int) hash.of(number));
    }

    /** Those at an address, the latest last. */
    List<T> at(InetSocketAddress address) {
        long number = numbers.of(address);
        T found = latest.find(number, isAt(address, number));
        if (found == null) {
            return List.of();
        }
        List<T> crowd = crowds.isEmpty() ? null : crowds.get(address);
        return crowd == null ? List.of(found) : crowd;
    }

    synchronized void add(InetSocketAddress address, T added) {
        long number = numbers.of(address);
        T there = latest.put(number, added, isAt(address, number));
        if (there != null) {
            List<T> all = new ArrayList<>(crowds.getOrDefault(address, List.of(there)));
            all.add(added);
            crowds.put(address, List.copyOf(all));
        }
    }

    /** @param address where it was added; it may say that it is somewhere else by now */
    synchronized void remove(InetSocketAddress address, T removed) {
        long number = numbers.of(address);
        List<T> others = crowds.getOrDefault(address, List.of()).stream().filter(other -> other != removed).toList();
        if (others.isEmpty()) {
            latest.remove(number, removed);
            return;
        }
        T last = others.get(others.size() - 1);
        latest.put(number, last, there -> there == removed || there == last);
        if (others.size() > 1) {
            crowds.put(address, others);
        } else {
            crowds.remove(address);
        }
    }

    /** Who was put there under the number of that address is there, if the number says all of it. */
    private Predicate<T> isAt(InetSocketAddress address, long number) {
        return thing -> AddressNumbers.isExact(number) || addressOf.apply(thing).equals(address);
    }
}
