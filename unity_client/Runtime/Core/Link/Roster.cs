using System;
using System.Collections.Generic;
using System.Text;
using AvatarBridge.Playback;
using AvatarBridge.Time;

namespace AvatarBridge.Link
{
    /// <summary>
    /// Who is followed, and who was seen on the stream. Thread-safe; reading it never waits.
    /// </summary>
    internal sealed class Roster
    {
        private const int MostSeen = 512; // strangers' names are not collected for ever

        private readonly object _gate = new object();
        private readonly IClock _clock;
        private volatile Member[] _members = Array.Empty<Member>();
        private volatile byte[][] _seen = Array.Empty<byte[]>();
        private volatile string[] _seenNames = Array.Empty<string>();

        public Roster(IClock clock)
        {
            _clock = clock;
        }

        /// <summary>A snapshot; the next change makes another.</summary>
        public Member[] Members => _members;

        /// <summary>Names of all that have described themselves, in that order.</summary>
        public IReadOnlyList<string> Seen => _seenNames;

        /// <summary>
        /// Follows a character once more; <paramref name="isNew"/> tells whether nobody did.
        /// </summary>
        public Member Follow(string character, out bool isNew)
        {
            var name = CharacterName.Encode(character);
            lock (_gate)
            {
                var member = Find(name);
                isNew = member == null;
                if (isNew)
                {
                    member = new Member(new CharacterStream(character, _clock), name);
                    _members = With(_members, member);
                }
                member.Followers++;
                return member;
            }
        }

        /// <summary>Follows it once less; returns it when nobody follows it any more.</summary>
        public Member Unfollow(string character)
        {
            lock (_gate)
            {
                var index = Array.FindIndex(_members, each => each.Character == character);
                if (index < 0 || --_members[index].Followers > 0)
                {
                    return null;
                }
                var member = _members[index];
                _members = Array.FindAll(_members, each => each != member);
                return member;
            }
        }

        /// <summary>Returns whom a topic belongs to; null when it is not followed.</summary>
        public Member Find(ReadOnlySpan<byte> name)
        {
            foreach (var member in _members)
            {
                if (name.SequenceEqual(member.Name))
                {
                    return member;
                }
            }
            return null;
        }

        /// <summary>Notes that somebody of this name is on stage.</summary>
        public void See(ReadOnlySpan<byte> name)
        {
            foreach (var known in _seen)
            {
                if (name.SequenceEqual(known))
                {
                    return;
                }
            }
            lock (_gate)
            {
                if (_seen.Length < MostSeen)
                {
                    var bytes = name.ToArray();
                    _seen = With(_seen, bytes);
                    _seenNames = With(_seenNames, Encoding.UTF8.GetString(bytes));
                }
            }
        }

        /// <summary>Forgets who was seen: another sidecar may have others.</summary>
        public void Forget()
        {
            lock (_gate)
            {
                _seen = Array.Empty<byte[]>();
                _seenNames = Array.Empty<string>();
            }
        }

        private static T[] With<T>(T[] items, T another)
        {
            var more = new T[items.Length + 1];
            items.CopyTo(more, 0);
            more[items.Length] = another;
            return more;
        }
    }
}
