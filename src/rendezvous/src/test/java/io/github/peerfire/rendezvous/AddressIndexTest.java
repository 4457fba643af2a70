package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.SipHash;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressIndexTest {

    /** Somebody who may move. */
    private static final class Guest {

        private InetSocketAddress address;
    }

    private final SipHash hash = new SipHash(new byte[SipHash.SECRET_LENGTH]);
    private final AddressIndex<Guest> index = new AddressIndex<>(hash, guest -> guest.address);

    /** A few addresses, so that several are at one again and again, and many. */
    @ParameterizedTest
    @ValueSource(ints = {5, 3_000})
    void allWhoAreAtAnAddressAreFoundThereInTheirOrder(int addresses) {
        Random random = new Random(addresses);
        List<Guest> guests = new ArrayList<>();
        Map<InetSocketAddress, List<Guest>> expected = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            int what = random.nextInt(guests.size() < 500 ? 5 : 3);
            if (what > 2) {
                add(new Guest(), address(random.nextInt(addresses)), expected);
                guests.add(expected.get(last).get(expected.get(last).size() - 1));
            } else if (!guests.isEmpty()) {
                Guest guest = guests.remove(random.nextInt(guests.size()));
                InetSocketAddress previous = guest.address;
                guest.address = address(random.nextInt(addresses)); // as it is while it moves
                index.remove(previous, guest);
                expected.get(previous).remove(guest);
                if (what > 0) {
                    add(guest, guest.address, expected);
                    guests.add(guest);
                }
            }
            InetSocketAddress asked = address(random.nextInt(addresses));
            assertThat(index.at(asked)).as("step %d", step).isEqualTo(expected.getOrDefault(asked, List.of()));
        }
    }

    private InetSocketAddress last;

    private void add(Guest guest, InetSocketAddress address, Map<InetSocketAddress, List<Guest>> expected) {
        guest.address = address;
        last = address;
        index.add(address, guest);
        expected.computeIfAbsent(address, key -> new ArrayList<>()).add(guest);
    }

    /** Of both families; many of them differ in one bit. */
    private static InetSocketAddress address(int number) {
        return number % 2 == 0 ? new InetSocketAddress("192.0.2." + number % 250, 1_024 + number / 250)
                : new InetSocketAddress("2001:db8::" + Integer.toHexString(number / 7), 1_024 + number % 7);
    }

    /** Those for which a usual hash is the same: 31 times the address and the port is what Java's own adds up. */
    @Test
    void addressesThatSomebodyChoseToBeFoundSlowlyAreNot() {
        List<Guest> guests = new ArrayList<>();
        for (int number = 0; number < 60_000; number++) {
            Guest guest = new Guest();
            int ip = 0x0a00_0000 + number;
            guest.address = new InetSocketAddress(
                    "10.0." + (ip >> 8 & 0xff) + "." + (ip & 0xff), 65_535 - number);
            guests.add(guest);
        }
        assertThat(guests).extracting(guest -> guest.address.hashCode()).containsOnly(guests.get(0).address.hashCode());
        org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(20), () -> {
            guests.forEach(guest -> index.add(guest.address, guest));
            guests.forEach(guest -> assertThat(index.at(guest.address)).hasSize(1));
            guests.forEach(guest -> index.remove(guest.address, guest));
        });
        assertThat(index.at(guests.get(0).address)).isEmpty();
    }
}
