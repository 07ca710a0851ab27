using System;
using AvatarBridge.Link;
using UnityEngine;

namespace AvatarBridge
{
    /// <content>How a character comes onto this object, and leaves it.</content>
    public sealed partial class BridgeNpc
    {
        /// <summary>Follows its character, and follows it again after the connection changed.</summary>
        private void Join()
        {
            var client = Client;
            if (_stream != null && (client != _followedBy || !client.IsFollowed(_stream)))
            {
                Leave();
            }
            if (_stream != null || client == null)
            {
                return;
            }
            if (!TryFollow(client))
            {
                return;
            }
            _followedBy = client;
            if (_voice != null)
            {
                _voice.Play(_stream);
            }
        }

        /// <summary>A name that cannot be one is complained of once, not in every picture.</summary>
        private bool TryFollow(BridgeClient client)
        {
            if (string.Equals(_character, _noName, StringComparison.Ordinal))
            {
                return false;
            }
            try
            {
                _stream = client.Follow(_character);
            }
            catch (BridgeException error)
            {
                _noName = _character;
                Debug.LogError($"BridgeNpc: {error.Message}", this);
                Fail(error.Message);
            }
            return _stream != null;
        }

        private void Leave()
        {
            if (_stream == null)
            {
                return;
            }
            if (_voice != null && ReferenceEquals(_voice.Stream, _stream))
            {
                _voice.Play(null);
            }
            if (_followedBy != null)
            {
                _followedBy.Unfollow(_stream);
            }
            _stream = null;
            _followedBy = null;
            _hasPose = false;
            _sessionId = "";
            CurrentUtterance = "";
            CurrentText = "";
        }

        private void NoticeSession(string sessionId)
        {
            if (!string.Equals(sessionId, _sessionId, StringComparison.Ordinal))
            {
                _sessionId = sessionId;
                _attention.Forget();
            }
        }
    }
}
