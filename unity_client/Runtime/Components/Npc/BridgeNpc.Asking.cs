using System;
using System.Threading;
using System.Threading.Tasks;
using AvatarBridge.Link;
using AvatarBridge.Playback;
using AvatarBridge.Wire;
using UnityEngine;

namespace AvatarBridge
{
    /// <content>
    /// What a character can be asked. Each request is awaitable and comes back on the main
    /// thread; it throws <see cref="BridgeException"/> when the sidecar is not there or refuses,
    /// and is cancelled when this component is disabled. The ones without "Async" are for
    /// UnityEvents: what goes wrong with them is told by <see cref="Failed"/>.
    /// </content>
    public sealed partial class BridgeNpc
    {
        /// <summary>Raised when the game itself asks to stop.</summary>
        internal event Action InterruptAsked;

        /// <summary>Speaks this text as it stands; the turn's id comes back.</summary>
        /// <param name="text">May hold marks such as <c>[joy 0.7]</c> and <c>[wave]</c>.</param>
        public async Task<string> SayAsync(
            string text, string language = "", CancellationToken cancelled = default)
        {
            return (await AskAsync(Request.Say(text, language), cancelled)).TurnId;
        }

        /// <summary>Answers what the player said; the turn's id comes back.</summary>
        public async Task<string> TakeTurnAsync(string text, CancellationToken cancelled = default)
        {
            return (await AskAsync(Request.Turn(text), cancelled)).TurnId;
        }

        /// <summary>
        /// Speaks this text, and comes back when all of it was heard or it was interrupted: true
        /// when it was heard to its end.
        /// </summary>
        public async Task<bool> SayToTheEndAsync(
            string text, string language = "", CancellationToken cancelled = default)
        {
            using (var hearing = new HearingOut(this))
            {
                hearing.Expect(await SayAsync(text, language, cancelled));
                return await HearOutAsync(hearing, cancelled);
            }
        }

        /// <summary>Answers the player, and comes back as <see cref="SayToTheEndAsync"/>.</summary>
        public async Task<bool> TakeTurnToTheEndAsync(
            string text, CancellationToken cancelled = default)
        {
            using (var hearing = new HearingOut(this))
            {
                hearing.Expect(await TakeTurnAsync(text, cancelled));
                return await HearOutAsync(hearing, cancelled);
            }
        }

        /// <summary>Stops speaking now.</summary>
        public Task InterruptAsync(CancellationToken cancelled = default)
        {
            InterruptAsked?.Invoke();
            return AskAsync(Request.Interrupt(), cancelled);
        }

        /// <summary>Attends to the player, who speaks or is about to.</summary>
        public Task ListenAsync(bool listening = true, CancellationToken cancelled = default)
        {
            return AskAsync(Request.Listen(listening), cancelled);
        }

        /// <summary>Looks at a place in the world once; <see cref="LookTarget"/> follows.</summary>
        public Task LookAtAsync(Vector3 place, CancellationToken cancelled = default)
        {
            return AskAsync(Request.LookAt(PointTo(place)), cancelled);
        }

        /// <summary>Makes a gesture of the repertoire, such as "nod", "wave", "shrug".</summary>
        public Task PlayGestureAsync(
            string name, float weight = 1f, CancellationToken cancelled = default)
        {
            return AskAsync(Request.PlayGesture(name, weight), cancelled);
        }

        /// <summary>Makes a gesture towards a place in the world, such as "point-there".</summary>
        public Task PlayGestureAsync(
            string name, Vector3 place, float weight = 1f, CancellationToken cancelled = default)
        {
            return AskAsync(Request.PlayGesture(name, weight, PointTo(place)), cancelled);
        }

        /// <summary>Holds a feeling, such as "joy", until told otherwise; "neutral" ends it.</summary>
        public Task SetEmotionAsync(
            string label, float intensity = 0.5f, CancellationToken cancelled = default)
        {
            return AskAsync(Request.SetEmotion(label, intensity), cancelled);
        }

        public Task SetStyleAsync(string name, CancellationToken cancelled = default)
        {
            return AskAsync(Request.SetStyle(name), cancelled);
        }

        /// <summary>Moves by a gesture policy, such as a culture's.</summary>
        public Task SetPolicyAsync(string name, CancellationToken cancelled = default)
        {
            return AskAsync(Request.SetPolicy(name), cancelled);
        }

        /// <summary>0 moves as styled, 1 quiets everything but the lips.</summary>
        public Task SetStillnessAsync(float amount, CancellationToken cancelled = default)
        {
            return AskAsync(Request.Stillness(amount), cancelled);
        }

        /// <summary>Tells of something in the game that it should know, such as "hit".</summary>
        public Task TellAsync(string name, string text = "", CancellationToken cancelled = default)
        {
            return AskAsync(Request.PlayerEvent(ClientName, name, text), cancelled);
        }

        public void Say(string text)
        {
            _ = Watch(SayAsync(text));
        }

        public void TakeTurn(string text)
        {
            _ = Watch(TakeTurnAsync(text));
        }

        public void Interrupt()
        {
            _ = Watch(InterruptAsync());
        }

        public void Listen(bool listening)
        {
            _ = Watch(ListenAsync(listening));
        }

        public void PlayGesture(string name)
        {
            _ = Watch(PlayGestureAsync(name));
        }

        public void SetEmotion(string label)
        {
            _ = Watch(SetEmotionAsync(label));
        }

        public void SetStyle(string name)
        {
            _ = Watch(SetStyleAsync(name));
        }

        public void SetPolicy(string name)
        {
            _ = Watch(SetPolicyAsync(name));
        }

        /// <summary>Follows a target with the eyes; null looks where it likes.</summary>
        public void LookAt(Transform target)
        {
            LookTarget = target;
        }

        /// <summary>Sends any request of the wire, and returns the sidecar's answer to it.</summary>
        public async Task<Reply> AskAsync(Request request, CancellationToken cancelled = default)
        {
            var client = Client;
            if (client == null || client.Connection == null || _life == null)
            {
                throw new BridgeException(
                    BridgeException.NotConnected,
                    $"'{_character}' is not connected: put a Bridge Client into the scene, and "
                    + "enable it and this character.");
            }
            using (var both = CancellationTokenSource.CreateLinkedTokenSource(Life, cancelled))
            {
                return await client.Connection.AskAsync(_character, request, both.Token);
            }
        }

        private CancellationToken Life => _life == null ? new CancellationToken(true) : _life.Token;

        private string ClientName => Client == null ? "unity" : Client.ClientName;

        private async Task<bool> HearOutAsync(HearingOut hearing, CancellationToken cancelled)
        {
            using (var both = CancellationTokenSource.CreateLinkedTokenSource(Life, cancelled))
            {
                return await hearing.WaitAsync(both.Token);
            }
        }

        private Point PointTo(Vector3 place)
        {
            var scale = _avatar != null ? _avatar.Scale : 1f;
            return UnityPose.PointAt(transform.InverseTransformPoint(place) / scale);
        }

        private async Task Watch(Task asked)
        {
            try
            {
                await asked;
            }
            catch (OperationCanceledException)
            {
                // The component was disabled: nobody waits for it any more.
            }
            catch (Exception error)
            {
                Debug.LogWarning($"{name}: {error.Message}", this);
                Fail(error.Message);
            }
        }
    }
}
