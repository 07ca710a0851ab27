using System.Threading;
using AvatarBridge.Playback;
using AvatarBridge.Wire;

namespace AvatarBridge.Link
{
    /// <summary>
    /// A character that is followed, and what was told of it. The stream's thread notes its
    /// descriptions, the connection's own thread the rest.
    /// </summary>
    internal sealed class Member
    {
        private long _describedMicros = long.MinValue;
        private volatile string _sessionId = "";

        public Member(CharacterStream stream, byte[] name)
        {
            Stream = stream;
            Name = name;
            Topic = CharacterName.TopicOf(name);
        }

        public CharacterStream Stream { get; }

        public string Character => Stream.Character;

        /// <summary>In UTF-8.</summary>
        public byte[] Name { get; }

        /// <summary>The name and its zero byte.</summary>
        public byte[] Topic { get; }

        /// <summary>How many times it is followed. Guarded by the <see cref="Roster"/>.</summary>
        public int Followers { get; set; }

        /// <summary>The session it was described in; empty before.</summary>
        public string SessionId => _sessionId;

        /// <summary>Client time of its latest description.</summary>
        public long DescribedMicros => Volatile.Read(ref _describedMicros);

        /// <summary>At which meeting with a sidecar it was joined; 0 before.</summary>
        public int JoinedAt { get; set; }

        /// <summary>Client time at which the sidecar was last told anything of it.</summary>
        public long ToldMicros { get; set; } = long.MinValue / 2;

        /// <summary>Client time of its latest playback report.</summary>
        public long ReportedMicros { get; set; } = long.MinValue / 2;

        /// <summary>Notes a description; true when it is of another session than before.</summary>
        public bool Describe(Description description, long nowMicros)
        {
            Volatile.Write(ref _describedMicros, nowMicros);
            var isAnother = description.SessionId != _sessionId;
            _sessionId = description.SessionId;
            return isAnother;
        }
    }
}
