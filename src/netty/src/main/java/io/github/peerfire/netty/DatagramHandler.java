package io.github.peerfire.netty;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what one socket receives to the endpoint, and lets it answer once for all datagrams that were there. */
@ChannelHandler.Sharable
final class DatagramHandler extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(DatagramHandler.class);

    private final Intake intake;
    private final int interfaceId;
    private int taken;

    DatagramHandler(Intake intake, int interfaceId) {
        this.intake = intake;
        this.interfaceId = interfaceId;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        DatagramPacket packet = (DatagramPacket) message;
        try {
            taken++;
            intake.receive(packet.content(), packet.sender(), interfaceId);
        } finally {
            packet.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        boolean more = taken >= DatagramTransport.READS_AT_ONCE;
        taken = 0;
        intake.settle(more);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            intake.settle(false);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("Socket {}: {}", context.channel().localAddress(), cause.toString());
    }
}
