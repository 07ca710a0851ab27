using System.Threading;
using System.Threading.Tasks;
using AvatarBridge.Wire;

namespace AvatarBridge.Link
{
    /// <summary>A request whose answer somebody waits for. Its Questions guard it.</summary>
    internal sealed class Question
    {
        public Question(long id, byte[] packet, long deadlineMicros)
        {
            Id = id;
            Packet = packet;
            DeadlineMicros = deadlineMicros;
        }

        public long Id { get; }

        public byte[] Packet { get; }

        /// <summary>Client time at which it is given up.</summary>
        public long DeadlineMicros { get; }

        public bool IsSent { get; set; }

        public CancellationTokenRegistration Cancelling { get; set; }

        /// <summary>Whoever waits goes on elsewhere than on the network's thread.</summary>
        public TaskCompletionSource<Reply> Answer { get; } = new TaskCompletionSource<Reply>(
            TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
